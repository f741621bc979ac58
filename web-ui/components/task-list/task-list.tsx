import { Clapperboard, ListFilter } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { routes } from "@/lib/routes";
import { narrows, type TaskFilter } from "@/lib/task-filter";
import { TaskRow } from "./task-row";
import { useTaskList } from "./use-task-list";

const frame =
  "mt-4 divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card";

export function TaskList({ filter }: { filter: TaskFilter }) {
  const t = useTranslations("tasks");
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useTaskList(filter);

  if (isPending) return <Loading />;
  if (!data) {
    return (
      <div className="mt-4">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const tasks = data.pages.flatMap((page) => page.data);
  return (
    <>
      {error && (
        <div className="mt-4">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {tasks.length === 0 ? (
        <Empty filtered={narrows(filter)} />
      ) : (
        <ul className={frame}>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="mt-6 flex justify-center">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const t = useTranslations("tasks");
  if (filtered) {
    return (
      <EmptyState
        icon={ListFilter}
        title={t("emptyFilter.title")}
        text={t("emptyFilter.text")}
        action={
          <Link href={routes.tasks()} className={buttonClass()}>
            {t("emptyFilter.action")}
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={Clapperboard}
      title={t("empty.title")}
      text={t("empty.text")}
      action={
        <Link href={routes.newTask()} className={buttonClass("primary")}>
          {t("new")}
        </Link>
      }
    />
  );
}

function Loading() {
  const t = useTranslations("tasks");
  return (
    <div className={frame} role="status">
      <span className="sr-only">{t("loading")}</span>
      {["a", "b", "c", "d"].map((row) => (
        <div key={row} className="flex items-center gap-4 p-4">
          <Skeleton className="aspect-video w-24 rounded-lg sm:w-28" />
          <div className="flex-1 space-y-2.5">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3.5 w-1/4" />
          </div>
        </div>
      ))}
    </div>
  );
}
