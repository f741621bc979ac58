import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { routes } from "@/lib/routes";
import { Card, CardLink, CardProblem } from "./card";
import { NewestTask } from "./newest-task";
import { useNewestTasks } from "./use-dashboard";

/** What was submitted last, and how it goes. */
export function NewestTasks() {
  const t = useTranslations("dashboard");
  const { data, error, isPending, refetch } = useNewestTasks();
  return (
    <Card title={t("newest")} action={<CardLink href={routes.tasks()}>{t("allTasksLink")}</CardLink>}>
      {error && <CardProblem error={error} onRetry={refetch} />}
      {isPending && <Loading />}
      {data && (
        <ul className="divide-y divide-line pb-1">
          {data.map((task) => (
            <NewestTask key={task.id} task={task} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Loading() {
  const t = useTranslations("tasks");
  return (
    <div role="status" className="space-y-3 px-5 py-3">
      <span className="sr-only">{t("loading")}</span>
      {["a", "b", "c", "d"].map((row) => (
        <div key={row} className="flex items-center gap-4">
          <Skeleton className="aspect-video w-16 rounded-lg" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </div>
  );
}
