import { LoaderCircle } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import type { Task } from "@/lib/api/types";
import { duration } from "@/lib/format";
import { type StageTime, stageTimes } from "@/lib/task-stages";
import { useTaskWords } from "./task-words";
import { useTaskLogs } from "./use-tasks";

/** How long each step took, and which one runs. Nothing while nothing is known. */
export function TaskSteps({ task }: { task: Task }) {
  const t = useTranslations("task");
  const locale = useLocale();
  const words = useTaskWords();
  const { data: logs = [] } = useTaskLogs(task.id);
  const times = stageTimes(logs, task.attempt);
  const running = task.status === "processing" ? task.stage : null;
  const ended = times.filter(({ stage }) => stage !== running);
  if (ended.length === 0) return null;

  return (
    <section aria-labelledby="steps" className="min-w-0">
      <h2 id="steps" className="mb-3 text-base">
        {t("stages")}
      </h2>
      {ended.length > 1 && <Bar times={ended} running={running !== null} />}
      <ol className="grid grid-cols-2 gap-x-6 gap-y-2.5 sm:grid-cols-4">
        {ended.map(({ stage, seconds }) => (
          <li key={stage} className="text-sm">
            <span className="block truncate text-[0.8125rem] text-faint" title={words.stage(stage)}>
              {words.stage(stage)}
            </span>
            <span className="tabular-nums">{duration(seconds, locale)}</span>
          </li>
        ))}
        {running && (
          <li className="text-sm">
            <span className="block truncate text-[0.8125rem] text-faint" title={words.stage(running)}>
              {words.stage(running)}
            </span>
            <span className="inline-flex items-center gap-1.5 text-accent">
              <LoaderCircle className="size-3.5 animate-spin" aria-hidden="true" />
              {t("running")}
            </span>
          </li>
        )}
      </ol>
    </section>
  );
}

/** The steps in proportion; the one that runs gets what would be a fifth of it all. */
function Bar({ times, running }: { times: StageTime[]; running: boolean }) {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  return (
    <div className="mb-3 flex h-2 gap-0.5 overflow-hidden rounded-full" aria-hidden="true">
      {times.map(({ stage, seconds }) => (
        <span key={stage} className="min-w-1 bg-accent" style={{ flexGrow: seconds, flexBasis: 0 }} />
      ))}
      {running && <span className="animate-drift bg-edge" style={{ flexGrow: total / 4, flexBasis: 0 }} />}
    </div>
  );
}
