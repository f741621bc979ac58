import { Film } from "lucide-react";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { StatusLabel } from "@/components/tasks/status-label";
import { needsAPerson, useTaskWords } from "@/components/tasks/task-words";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Thumbnail } from "@/components/ui/thumbnail";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";
import { routes } from "@/lib/routes";

/** A task in a list: a line on a wide screen, a card on a phone. */
export function TaskRow({ task }: { task: Task }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const created = new Date(task.created_at);
  return (
    <li className="relative flex gap-4 p-4 transition-colors hover:bg-sunken/50">
      <Thumbnail src={task.thumbnail_url} icon={Film} className="w-24 shrink-0 self-start sm:w-28" />
      <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-2 sm:flex-row sm:items-center">
        <div className="min-w-0 flex-1">
          <Link
            href={routes.task(task.id)}
            prefetch={false}
            className="block truncate font-medium after:absolute after:inset-0"
          >
            {task.name}
          </Link>
          <p className="mt-0.5 truncate text-sm text-faint">
            <time
              dateTime={task.created_at}
              title={format.dateTime(created, { dateStyle: "long", timeStyle: "medium" })}
            >
              {format.relativeTime(created, now)}
            </time>
            {task.duration_ms !== null && ` · ${clock(task.duration_ms)}`}
          </p>
        </div>
        <div className="flex flex-col items-start gap-1.5 sm:w-56 sm:items-end">
          <StatusLabel status={task.status} />
          <Situation task={task} />
        </div>
      </div>
    </li>
  );
}

/** What a person wants to know next about a task in this state. */
function Situation({ task }: { task: Task }) {
  const t = useTranslations();
  const format = useFormatter();
  const words = useTaskWords();
  if (task.status === "processing") {
    return (
      <div className="w-full max-w-56">
        <ProgressBar label={t("task.progress")} percent={task.progress} />
        <p className="mt-1 flex justify-between gap-2 text-[0.8125rem] text-muted">
          <span className="truncate">{words.stage(task.stage)}</span>
          <span className="tabular-nums">{format.number(task.progress / 100, { style: "percent" })}</span>
        </p>
      </div>
    );
  }
  if (task.status === "pending" && task.waiting) {
    const tone = needsAPerson(task) ? "text-warn" : "text-faint";
    return <p className={`text-[0.8125rem] ${tone}`}>{words.blocked(task)}</p>;
  }
  if (task.status === "pending" && task.queue_position !== null) {
    return (
      <p className="text-[0.8125rem] text-faint">{t("tasks.queue", { position: task.queue_position })}</p>
    );
  }
  if (task.status === "failed") {
    return <p className="max-w-full truncate text-[0.8125rem] text-muted">{words.failure(task)}</p>;
  }
  return null;
}
