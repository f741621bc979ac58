import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { routes } from "@/lib/routes";
import { Card, cardActionClass } from "./card";
import { NewestTask } from "./newest-task";
import { useNewestTasks } from "./use-dashboard";

/** What was submitted last, and how it goes. */
export function NewestTasks() {
  const t = useTranslations("dashboard");
  const { data, error, isPending, refetch } = useNewestTasks();
  return (
    <Card
      title={t("newest")}
      action={
        <Link href={routes.tasks()} className={cardActionClass}>
          {t("allTasksLink")}
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
