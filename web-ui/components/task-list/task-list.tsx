import { ArrowUp } from "lucide-react";
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useMay } from "@/components/session/use-session";
import { ProblemNotice } from "@/components/shell/problem-notice";
import type { Move } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { filterAddress, narrows, type TaskFilter } from "@/lib/task-filter";
import { MoveBar } from "./move-bar";
import type { Asked } from "./move-dialog";
import { Done, Empty, ListEnd, Loading } from "./task-list-states";
import { TaskTable } from "./task-table";
import { useHeldRows } from "./use-held-rows";
import { usePassed } from "./use-passed";
import { useChosen, useSelection } from "./use-selection";
import type { ChangeFilter } from "./use-task-filter";
import { useTaskCount, useTaskList } from "./use-task-list";

const MoveDialog = lazy(async () => ({ default: (await import("./move-dialog")).MoveDialog }));

interface Props {
  filter: TaskFilter;
  onChange: ChangeFilter;
}

/** The tasks that the filter takes, as they stand; and what can be done with them. */
export function TaskList({ filter, onChange }: Props) {
  const t = useTranslations("tasks");
  const list = filterAddress(filter);
  const query = useTaskList(filter);
  const { data, error, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const { data: total } = useTaskCount(filter);
  const mayChange = useMay("submit");
  // All rows at once would hold up the browser: the first are drawn in between.
  const pending = useDeferredValue(query.isPending);

  const [top, away] = usePassed();
  const selection = useSelection(list);
  const all = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const { rows, held } = useHeldRows(all, list, away || selection.ids.size > 0);
  const chosen = useChosen(rows, selection);
  if (selection.ids.size > 0 && chosen.length === 0 && data) selection.clear();

  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<{ move: Move; count: number } | null>(null);
  // The same function as long as it can be: every row has it.
  const ask = useCallback(
    (move: Move, tasks: Task[], everything = false) => {
      if (tasks.length === 0) return;
      setDone(null);
      setAsked({ move, tasks, which: everything ? { filter } : { ids: tasks.map(({ id }) => id) } });
      setOpen(true);
    },
    [filter],
  );

  const toTop = () => {
    selection.clear();
    window.scrollTo({ top: 0 });
  };

  if (pending || query.isPending) return <Loading />;
  return (
    <>
      <div ref={top} className="h-px" />
      {done && <Done {...done} onClose={() => setDone(null)} />}
      {error && !query.isFetchNextPageError && (
        <div className="mb-3">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && rows.length === 0 && held === 0 && <Empty filtered={narrows(filter)} onChange={onChange} />}
      {rows.length > 0 && (
        <div className={`transition-opacity ${isPlaceholderData ? "opacity-50" : ""}`}>
          <TaskTable
            rows={rows}
            selection={mayChange ? selection : null}
            total={total ?? rows.length}
            sort={filter.sort}
            onSort={(sort) => onChange({ sort })}
            onMove={ask}
            onEnd={() => {
              if (hasNextPage && !isFetchingNextPage && !isPlaceholderData && !query.isFetchNextPageError)
                void fetchNextPage();
            }}
          />
          <ListEnd query={query} />
        </div>
      )}
      {held > 0 && (
        <div className="pointer-events-none fixed inset-x-0 top-20 z-20 flex justify-center">
          <button
            type="button"
            onClick={toTop}
            className="pointer-events-auto inline-flex h-9 items-center gap-1.5 rounded-full bg-accent px-4 text-sm font-medium text-on-accent shadow-pop hover:bg-accent-strong"
          >
            <ArrowUp className="size-4" aria-hidden="true" />
            {t("held", { count: held })}
          </button>
        </div>
      )}
      {mayChange && chosen.length > 0 && (
        <MoveBar
          selection={selection}
          chosen={chosen}
          rows={rows.map(({ id }) => id)}
          total={total}
          onMove={(move) => ask(move, chosen, selection.everything)}
        />
      )}
      {asked && (
        <Suspense>
          <MoveDialog
            asked={asked}
            open={open}
            onClose={() => setOpen(false)}
            onDone={(move, count) => {
              setOpen(false);
              setDone({ move, count });
              selection.clear();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
