import { CircleCheck, Clapperboard, ListFilter, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useMay } from "@/components/session/use-session";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { Move } from "@/lib/api/tasks";
import { routes } from "@/lib/routes";
import { everyTask } from "@/lib/task-filter";
import type { ChangeFilter } from "./use-task-filter";
import type { useTaskList } from "./use-task-list";

export function Loading() {
  const t = useTranslations("tasks");
  return (
    <div
      role="status"
      className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
    >
      <span className="sr-only">{t("loading")}</span>
      <div className="h-11" />
      {["a", "b", "c", "d", "e", "f"].map((row) => (
        <div key={row} className="flex items-center gap-4 px-4 py-3.5">
          <Skeleton className="size-4" />
          <Skeleton className="aspect-video w-20 rounded-lg sm:w-24" />
          <div className="flex-1 space-y-2.5">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3.5 w-1/4" />
          </div>
          <Skeleton className="h-7 w-24 rounded-full max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}

interface EmptyProps {
  filtered: boolean;
  onChange: ChangeFilter;
}

export function Empty({ filtered, onChange }: EmptyProps) {
  const t = useTranslations("tasks");
  const maySubmit = useMay("submit");
  if (filtered) {
    return (
      <EmptyState
        icon={ListFilter}
        title={t("emptyFilter.title")}
        text={t("emptyFilter.text")}
        action={<Button onClick={() => onChange(everyTask)}>{t("emptyFilter.action")}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={Clapperboard}
      title={t("empty.title")}
      text={t(maySubmit ? "empty.text" : "empty.onlyRead")}
      action={
        maySubmit && (
          <Link href={routes.newTask()} className={buttonClass("primary")}>
            {t("new")}
          </Link>
        )
      }
    />
  );
}

/** What stands below the last row: more to come, why it does not come, or that this is all. */
export function ListEnd({ query }: { query: ReturnType<typeof useTaskList> }) {
  const t = useTranslations("tasks");
  const { error, hasNextPage, isFetchNextPageError, fetchNextPage } = query;
  if (isFetchNextPageError) {
    return (
      <div className="mt-4">
        <ProblemNotice error={error} onRetry={() => void fetchNextPage()} />
      </div>
    );
  }
  if (!hasNextPage) return null;
  return (
    <div role="status" className="flex items-center gap-4 px-4 py-5">
      <span className="sr-only">{t("loadingMore")}</span>
      <Skeleton className="aspect-video w-24 rounded-lg" />
      <Skeleton className="h-4 w-1/3" />
    </div>
  );
}

interface DoneProps {
  move: Move;
  count: number;
  onClose: () => void;
}

/** What has been done, until it is dismissed or something else is. */
export function Done({ move, count, onClose }: DoneProps) {
  const t = useTranslations();
  return (
    <div
      role="status"
      className="mb-3 flex items-center gap-2.5 rounded-xl bg-accent-soft py-1 pr-1 pl-4 text-sm font-medium"
    >
      <CircleCheck className="size-4 shrink-0 text-accent" aria-hidden="true" />
      <span className="flex-1">{t(`tasks.move.${move}.done`, { count })}</span>
      <IconButton icon={X} label={t("action.dismiss")} onClick={onClose} />
    </div>
  );
}
