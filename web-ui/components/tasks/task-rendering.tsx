import { useFormatter, useTranslations } from "use-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";
import { useTaskWords } from "./task-words";

/** How far a run is, what it does now, and when it will be over. */
export function TaskRendering({ task }: { task: Task }) {
  const t = useTranslations("task");
  const format = useFormatter();
  const words = useTaskWords();
  return (
    <>
      <p className="text-5xl font-semibold tracking-tight tabular-nums sm:text-6xl">
        {task.progress}
        <span className="ml-1 text-2xl font-medium text-faint">%</span>
      </p>
      <div className="mt-6">
        <ProgressBar label={t("progress")} percent={task.progress} size="thick" />
      </div>
      <p className="mt-3 flex flex-wrap justify-between gap-x-4 text-muted">
        <span>{words.stage(task.stage)}</span>
        <Left task={task} />
      </p>
      {task.silent_since !== null && <Silent since={task.silent_since} />}
      {task.attempt > 1 && (
        <p className="mt-1 text-sm text-faint">
          {t("attempt")}: {format.number(task.attempt)} / {format.number(task.max_attempts)}
        </p>
      )}
    </>
  );
}

/** What is left: as a rule, and as long as it rarely takes where that is another answer. At 0 the rule was wrong. */
function Left({ task: { eta_seconds, eta_p90_seconds } }: { task: Task }) {
  const t = useTranslations("task");
  if (eta_seconds === null) return null;
  const most = eta_p90_seconds !== null && eta_p90_seconds > eta_seconds ? eta_p90_seconds : null;
  return (
    <span className="tabular-nums">
      {eta_seconds > 0 ? t("eta", { time: clock(eta_seconds * 1000) }) : t("overdue")}
      {most !== null && <span className="text-faint">{t("etaMost", { time: clock(most * 1000) })}</span>}
    </span>
  );
}

/** As long as the gateway waits for the worker of a last attempt. */
const lastGraceMillis = 10 * 60 * 1000;

function Silent({ since }: { since: string }) {
  const t = useTranslations("task");
  const format = useFormatter();
  const end = new Date(Date.parse(since) + lastGraceMillis);
  const time = format.dateTime(end, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return <p className="mt-3 text-warn">{t("silent", { time })}</p>;
}
