import { Film } from "lucide-react";
import { memo, type ReactNode, type Ref } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { StatusLabel } from "@/components/tasks/status-label";
import { Link } from "@/components/ui/link";
import { Thumbnail } from "@/components/ui/thumbnail";
import type { Move } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";
import { routes } from "@/lib/routes";
import { columns } from "./task-columns";
import { TaskRowMenu } from "./task-row-menu";
import { TaskRowTimes } from "./task-row-times";
import { TaskSituation } from "./task-situation";
import { Tick } from "./tick";
import { useHumanName } from "./use-human-name";
import type { RowPart } from "./use-row-keys";

interface Props {
  ref: Ref<HTMLDivElement>;
  task: Task;
  /** From 0. */
  index: number;
  /** Pixels from the top of the list. */
  top: number;
  now: Date;
  /** Null where nothing can be chosen. */
  chosen: boolean | null;
  onChoose: (id: string, range: boolean) => void;
  onMove: (move: Move, tasks: Task[]) => void;
}

/** A task in the list: a line on a wide screen, a card on a phone. */
export const TaskRow = memo(function TaskRow({
  ref,
  task,
  index,
  top,
  now,
  chosen,
  onChoose,
  onMove,
}: Props) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const human = useHumanName(task.digital_human_id);
  const created = new Date(task.created_at);
  const age = (
    <time
      dateTime={task.created_at}
      title={format.dateTime(created, { dateStyle: "long", timeStyle: "medium" })}
      className="whitespace-nowrap"
    >
      {format.relativeTime(created, now)}
    </time>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: see task-table.tsx
    // biome-ignore lint/a11y/useFocusableInteractive: its controls are
    <div
      ref={ref}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen ?? undefined}
      data-index={index}
      data-task={task.id}
      style={{ transform: `translateY(${top}px)` }}
      className={`${columns} absolute inset-x-0 top-0 gap-y-2 border-line py-3 hover:bg-sunken/50 aria-selected:bg-accent-soft/60 ${index > 0 ? "border-t" : ""}`}
    >
      <Cell part="choose">
        {chosen !== null && (
          <Tick
            label={t("choose", { name: task.name })}
            checked={chosen}
            onClick={(range) => onChoose(task.id, range)}
          />
        )}
      </Cell>
      <Cell part="open" className="flex items-center gap-3">
        <Thumbnail src={task.thumbnail_url} icon={Film} className="w-20 shrink-0 sm:w-24" />
        <div className="min-w-0">
          <Link
            href={routes.task(task.id)}
            prefetch={false}
            className="line-clamp-2 font-medium break-words after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {task.name}
          </Link>
          <p className="truncate text-[0.8125rem] text-faint lg:hidden">
            {age}
            {human && ` · ${human}`}
          </p>
          <p className="truncate text-[0.8125rem] text-faint max-lg:hidden">
            {task.duration_ms === null ? task.description : clock(task.duration_ms)}
          </p>
        </div>
      </Cell>
      <Cell className="flex flex-col items-start gap-1 max-sm:order-last max-sm:col-[2/-1]">
        <StatusLabel status={task.status} />
        <TaskSituation task={task} />
      </Cell>
      <Cell className="text-sm max-lg:hidden">
        <p className="truncate">{human ?? "…"}</p>
        <p className="truncate text-[0.8125rem] text-faint">{task.engine}</p>
      </Cell>
      <Cell className="truncate text-sm text-muted max-lg:hidden">{age}</Cell>
      <Cell className="max-lg:hidden">
        <TaskRowTimes task={task} now={now.getTime()} />
      </Cell>
      <Cell part="menu" className="relative z-10 flex justify-end">
        <TaskRowMenu task={task} mayChange={chosen !== null} onMove={onMove} />
      </Cell>
    </div>
  );
});

interface CellProps {
  part?: RowPart;
  className?: string;
  children: ReactNode;
}

function Cell({ part, className = "", children }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see task-table.tsx
    <div role="cell" data-part={part} className={`min-w-0 ${className}`}>
      {children}
    </div>
  );
}
