import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { Task } from "@/lib/api/types";
import { type LogLevel, search } from "@/lib/task-log";
import { TaskLogRows } from "./task-log-rows";
import { TaskLogTools } from "./task-log-tools";
import { useTaskWords } from "./task-words";
import { useTaskLogs } from "./use-tasks";

/** What happened to a task, row by row as it is recorded, and what of it the reader looks for. */
export function TaskLog({ task }: { task: Task }) {
  const t = useTranslations("task.log");
  const words = useTaskWords();
  const { data: logs, error, isPending, refetch } = useTaskLogs(task.id);
  const [level, setLevel] = useState<LogLevel>("info");
  const [wanted, setWanted] = useState("");
  const rows = (logs ?? []).map((log) => ({ log, text: words.log(log) }));
  const found = search(rows, level, wanted);

  return (
    <section aria-labelledby="log" className="min-w-0">
      <h2 id="log" className="mb-3 text-base">
        {t("title")}
      </h2>
      {error && (
        <div className="mb-3">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {isPending && <Loading />}
      {logs?.length === 0 && <p className="text-muted">{t("empty")}</p>}
      {rows.length > 0 && (
        <>
          <TaskLogTools
            task={task}
            rows={rows}
            level={level}
            words={wanted}
            onLevel={setLevel}
            onWords={setWanted}
          />
          <p role="status" className="sr-only">
            {(wanted !== "" || level !== "info") && t("found", { count: found.length })}
          </p>
          {found.length === 0 ? (
            <p className="rounded-xl border border-line px-4 py-8 text-center text-sm text-muted">
              {t("none")}
            </p>
          ) : (
            <TaskLogRows rows={found} words={wanted} />
          )}
        </>
      )}
    </section>
  );
}

function Loading() {
  const t = useTranslations("task.log");
  return (
    <div role="status" className="space-y-3">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-4 w-3/5" />
      <Skeleton className="h-4 w-2/5" />
    </div>
  );
}
