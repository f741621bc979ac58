import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { useWorkers } from "@/components/workers/use-workers";
import { routes } from "@/lib/routes";
import { arrange } from "@/lib/worker-status";
import { Card, CardLink, CardProblem } from "./card";
import { WorkerGlance } from "./worker-glance";

/** The workers that are there, what needs a person first. */
export function WorkersGlance() {
  const t = useTranslations("dashboard");
  const { data, error, isPending, refetch } = useWorkers();
  const present = data && arrange(data.data).present;
  return (
    <Card title={t("workers")} action={<CardLink href={routes.workers}>{t("workersLink")}</CardLink>}>
      {error && <CardProblem error={error} onRetry={refetch} />}
      {isPending && <Loading />}
      {present?.length === 0 && <p className="px-5 pt-1 pb-5 text-sm text-muted">{t("noWorkers")}</p>}
      {present && present.length > 0 && (
        <ul className="divide-y divide-line pb-1">
          {present.map((worker) => (
            <WorkerGlance key={worker.id} worker={worker} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Loading() {
  const t = useTranslations("workers");
  return (
    <div role="status" className="space-y-3 px-5 py-3">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-4 w-full" />
    </div>
  );
}
