import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { Task } from "@/lib/api/types";
import { lastLines } from "@/lib/task-attempts";
import { useTaskWords } from "./task-words";
import { useTaskLogs } from "./use-tasks";

/** The reason where it is known here, with its remedy, else its kind and what the gateway says; then the engine's word. */
export function TaskFailure({ task }: { task: Task }) {
  const t = useTranslations();
  const words = useTaskWords();
  const { data: logs = [] } = useTaskLogs(task.id);
  const reason = words.reason(task);
  const lines = lastLines(logs, task.attempt);
  return (
    <div>
      <Notice
        title={reason ? reason.cause : words.failure(task)}
        {...(task.error_code !== null && { code: { label: t("problem.code"), value: task.error_code } })}
      >
        {reason ? (
          <p className="text-ink">
            {t.rich("task.remedy", {
              remedy: reason.remedy,
              b: (label) => <span className="text-muted">{label}</span>,
            })}
          </p>
        ) : (
          task.error_message
        )}
      </Notice>
      {lines !== null && (
        <figure className="mt-5">
          <figcaption className="mb-2 text-sm text-muted">{t("task.lastLines")}</figcaption>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-h-72 overflow-auto rounded-xl border border-line bg-surface px-4 py-3 font-mono text-xs leading-relaxed shadow-card"
          >
            {lines}
          </pre>
        </figure>
      )}
    </div>
  );
}
