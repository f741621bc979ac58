import { useNow, useTranslations } from "use-intl";
import type { Task } from "@/lib/api/types";
import { attemptsOf } from "@/lib/task-attempts";
import { AttemptDetails } from "./attempt-details";
import { AttemptOutcome } from "./attempt-outcome";
import { useTaskLogs } from "./use-tasks";

/** Long steps need no more; what has ended does not move. */
const tickMillis = 1000;

/** How long the task waited and each step took, in its last attempt and in those before it. */
export function TaskTimeline({ task }: { task: Task }) {
  const t = useTranslations("task.timeline");
  const { data: logs = [] } = useTaskLogs(task.id);
  const moves = task.status === "pending" || task.status === "processing";
  const now = useNow(moves ? { updateInterval: tickMillis } : {});
  const attempts = attemptsOf(logs);
  const last = attempts.at(-1);
  const before = attempts.slice(0, -1).reverse();
  if (!last) return null;

  return (
    <section aria-labelledby="timeline" className="min-w-0">
      <h2 id="timeline" className="mb-4 text-base">
        {t("title")}
      </h2>
      <AttemptDetails task={task} attempt={last} current now={now.getTime()} />
      {before.length > 0 && (
        <>
          <h3 className="mt-7 mb-2 text-sm text-muted">{t("earlier")}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {before.map((attempt) => (
              <li key={attempt.number}>
                <details className="group">
                  <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md py-2.5 text-sm marker:text-faint">
                    <span className="font-medium">{t("attempt", { attempt: attempt.number })}</span>
                    <AttemptOutcome attempt={attempt} />
                  </summary>
                  <div className="pt-2 pb-5">
                    <AttemptDetails task={task} attempt={attempt} now={now.getTime()} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
