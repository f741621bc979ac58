import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { useWorkers } from "@/components/workers/use-workers";
import { routes } from "@/lib/routes";
import { arrange } from "@/lib/worker-status";
import { Card, cardActionClass } from "./card";
import { WorkerGlance } from "./worker-glance";

/** The workers that are there, what needs a person first. */
export function WorkersGlance() {
  const t = useTranslations("dashboard");
  const { data, error, isPending, refetch } = useWorkers();
  const present = data && arrange(data.data).present;
  return (
    <Card
      title={t("workers")}
      action={
        <Link href={routes.workers} className={cardActionClass}>
          {t("workersLink")}
          <ChevronRight className="size-4" aria-hidden="true" />
        </Link>
      }
    >
      {error && (
        <div className="px-5 pb-5">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
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
