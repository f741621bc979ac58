import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useNow, useTranslations } from "use-intl";
import type { Move } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import type { TaskSort } from "@/lib/task-filter";
import { TaskColumns } from "./task-columns";
import { TaskRow } from "./task-row";
import { useRowKeys } from "./use-row-keys";
import type { TaskSelection } from "./use-selection";

interface Props {
  rows: Task[];
  /** Null where the key may change nothing. */
  selection: TaskSelection | null;
  /** Of all pages, as far as they are counted. */
  total: number;
  sort: TaskSort;
  onSort: (sort: TaskSort) => void;
  onMove: (move: Move, tasks: Task[], everything?: boolean) => void;
  /** The last rows come into sight. */
  onEnd: () => void;
}

/** Pixels of a row before it has been measured. */
const rowHeight = 85;
/** Pixels that the header and what floats at the bottom cover. */
const covered = { top: 120, bottom: 96 };
/** Rows before the end at which the next page is asked for. */
const ahead = 10;

/** Tasks as a table, on a phone as cards; only what is seen is drawn, however many there are. */
export function TaskTable({ rows, selection, total, sort, onSort, onMove, onEnd }: Props) {
  const t = useTranslations("tasks");
  const now = useNow({ updateInterval: 30_000 });
  const body = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const [focused, setFocused] = useState<string | null>(null);

  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => order[index] ?? index,
    overscan: 6,
    // Rows are measured while they are drawn, when nothing can be drawn at once.
    useFlushSync: false,
    scrollMargin: margin,
    scrollPaddingStart: covered.top,
    scrollPaddingEnd: covered.bottom,
    // Who has the focus stays, wherever the page is scrolled to.
    rangeExtractor: (range) => {
      const index = focused === null ? -1 : order.indexOf(focused);
      const seen = defaultRangeExtractor(range);
      return index < 0 || seen.includes(index) ? seen : [...seen, index].sort((a, b) => a - b);
    },
  });
  const keys = useRowKeys({
    body,
    order,
    selection,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }),
    onDelete: () => {
      if (!selection) return;
      const chosen = rows.filter((row) => selection.ids.has(row.id));
      onMove("delete", chosen, selection.everything);
    },
  });

  // What stands above the table may grow or go.
  useLayoutEffect(() => {
    const top = body.current ? Math.round(body.current.getBoundingClientRect().top + window.scrollY) : 0;
    if (top !== margin) setMargin(top);
  });

  // The same function for all time, so that a row is drawn anew only when it has changed.
  const latest = useRef({ selection, order });
  latest.current = { selection, order };
  const choose = useCallback(
    (id: string, range: boolean) =>
      latest.current.selection?.choose(id, range ? latest.current.order : undefined),
    [],
  );

  const help = t(selection ? "keys" : "keysToMove");
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const atEnd = last >= rows.length - ahead;
  const reached = useRef(onEnd);
  reached.current = onEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that comes in may be too short to fill the window
  useLayoutEffect(() => {
    if (atEnd) reached.current();
  }, [atEnd, rows.length]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not there cannot be rows of a <table>
    <div
      role="table"
      aria-label={t("title")}
      aria-rowcount={Math.max(total, rows.length) + 1}
      aria-describedby="task-keys"
      className="group rounded-2xl border border-line bg-surface shadow-card"
    >
      <p id="task-keys" className="sr-only">
        {help}
      </p>
      {!selection?.ids.size && (
        <p
          aria-hidden="true"
          className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--bottom-bar,0px)+1rem)] z-20 mx-auto hidden w-fit max-w-[calc(100%-2rem)] rounded-xl border border-line bg-surface px-4 py-2 text-sm text-muted shadow-pop group-has-[[data-part]_:focus-visible]:block"
        >
          {help}
        </p>
      )}
      <TaskColumns rows={order} selection={selection} sort={sort} onSort={onSort} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        ref={body}
        role="rowgroup"
        className="relative"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={keys}
        onFocus={({ target }) => setFocused(target.closest<HTMLElement>("[data-task]")?.dataset.task ?? null)}
        onBlur={() => setFocused(null)}
      >
        {items.map(({ index, start, key }) => {
          const task = rows[index];
          return (
            task && (
              <TaskRow
                key={key}
                ref={virtual.measureElement}
                task={task}
                index={index}
                top={start - margin}
                now={now}
                chosen={selection?.ids.has(task.id) ?? null}
                onChoose={choose}
                onMove={onMove}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
