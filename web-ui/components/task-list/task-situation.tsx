import { useFormatter, useTranslations } from "use-intl";
import { needsAPerson, useTaskWords } from "@/components/tasks/task-words";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Task } from "@/lib/api/types";

const line = "w-full truncate text-[0.8125rem]";

/** What a person wants to know next about a task in its state. */
export function TaskSituation({ task }: { task: Task }) {
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
    return (
      <p className={`${line} ${needsAPerson(task) ? "text-warn" : "text-faint"}`}>{words.blocked(task)}</p>
    );
  }
  if (task.status === "pending" && task.priority !== 0) {
    return <p className={`${line} text-faint`}>{t("tasks.priority", { priority: task.priority })}</p>;
  }
  if (task.status === "failed") return <p className={`${line} text-muted`}>{words.failure(task)}</p>;
  return null;
}
