import { useFormatter, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { Task, TaskLog } from "@/lib/api/types";
import { RunOutputs } from "./run-outputs";
import { useTaskWords } from "./task-words";
import { useFollowedTail } from "./use-followed-tail";
import { useTaskLogs } from "./use-tasks";

const dots: Record<TaskLog["level"], string> = { info: "bg-edge", warn: "bg-warn", error: "bg-bad" };
const texts: Record<TaskLog["level"], string> = { info: "text-ink", warn: "text-warn", error: "text-bad" };

/** What happened to a task, row by row as it is recorded. */
export function TaskStory({ task }: { task: Task }) {
  const t = useTranslations("task");
  const { data: logs, error, isPending, refetch } = useTaskLogs(task.id);
  const box = useFollowedTail<HTMLDivElement>(logs?.length ?? 0);
  return (
    <section aria-labelledby="story" className="min-w-0">
      <h2 id="story" className="mb-3 text-base">
        {t("story")}
      </h2>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && (
        <div className="space-y-3" aria-hidden="true">
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
      )}
      {logs?.length === 0 && <p className="text-muted">{t("storyEmpty")}</p>}
      {logs && logs.length > 0 && (
        <div
          ref={box}
          role="log"
          aria-labelledby="story"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-96 overflow-y-auto rounded-xl border border-line bg-surface px-4 py-3 shadow-card"
        >
          <ol>
            {logs.map((log) => (
              <Row key={log.id} log={log} />
            ))}
          </ol>
        </div>
      )}
      <RunOutputs task={task} logs={logs ?? []} />
    </section>
  );
}

function Row({ log }: { log: TaskLog }) {
  const format = useFormatter();
  const words = useTaskWords();
  const at = new Date(log.created_at);
  return (
    <li className="flex gap-3 py-1 text-sm">
      <time dateTime={log.created_at} className="shrink-0 text-faint tabular-nums">
        {format.dateTime(at, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" })}
      </time>
      <span className={`mt-[0.45em] size-2 shrink-0 rounded-full ${dots[log.level]}`} aria-hidden="true" />
      <span className={`min-w-0 break-words whitespace-pre-line ${texts[log.level]}`}>{words.log(log)}</span>
    </li>
  );
}
