import { Film } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { StatusLabel } from "@/components/tasks/status-label";
import { useTaskWords } from "@/components/tasks/task-words";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Thumbnail } from "@/components/ui/thumbnail";
import type { Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";

/** A task in one line; more of it is on its page. */
export function NewestTask({ task }: { task: Task }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const created = new Date(task.created_at);
  return (
    <li className="relative flex items-center gap-3 px-5 py-2.5 sm:gap-4 transition-colors hover:bg-sunken/50">
      <Thumbnail src={task.thumbnail_url} icon={Film} className="w-16 shrink-0 max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <Link
          href={routes.task(task.id)}
          prefetch={false}
          className="line-clamp-2 font-medium break-words after:absolute after:inset-0 sm:line-clamp-1"
        >
          {task.name}
        </Link>
        <p className="line-clamp-2 text-[0.8125rem] text-faint sm:line-clamp-1">
          <time
            dateTime={task.created_at}
            title={format.dateTime(created, { dateStyle: "long", timeStyle: "medium" })}
          >
            {format.relativeTime(created, now)}
          </time>
          <Situation task={task} />
        </p>
      </div>
      <div className="w-24 shrink-0 max-sm:hidden">
        {task.status === "processing" && <Progress task={task} />}
      </div>
      <StatusLabel status={task.status} />
    </li>
  );
}

function Situation({ task }: { task: Task }) {
  const words = useTaskWords();
  const format = useFormatter();
  if (task.status === "processing") {
    return (
      <>
        {` · ${words.stage(task.stage)}`}
        <span className="sm:hidden">{` · ${format.number(task.progress / 100, { style: "percent" })}`}</span>
      </>
    );
  }
  if (task.status === "failed") return ` · ${words.failure(task)}`;
  if (task.status === "pending" && task.waiting) return ` · ${words.blocked(task)}`;
  return null;
}

function Progress({ task }: { task: Task }) {
  const t = useTranslations("task");
  const format = useFormatter();
  return (
    <div className="flex items-center gap-2">
      <ProgressBar label={t("progress")} percent={task.progress} />
      <span className="w-9 text-right text-[0.8125rem] text-muted tabular-nums">
        {format.number(task.progress / 100, { style: "percent" })}
      </span>
    </div>
  );
}
