import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Task } from "@/lib/api/types";
import { duration } from "@/lib/format";
import { type Attempt, waitedSeconds } from "@/lib/task-attempts";
import { stepsOf } from "@/lib/task-stages";
import { RunOutput } from "./run-output";
import { Waterfall } from "./waterfall";

interface Props {
  task: Task;
  attempt: Attempt;
  /** Whether it is the last one, which may go on. */
  current?: boolean;
  now: number;
}

/** The wait apart from the work, the steps of the work, and what the engine said in it. */
export function AttemptDetails({ task, attempt, current = false, now }: Props) {
  const t = useTranslations("task.timeline");
  const locale = useLocale();
  const running = current && task.status === "processing";
  const waiting = current && task.status === "pending";
  // A task that was cancelled while it waited does not wait any longer.
  const waitEnd = attempt.startedAt ?? (current ? (task.completed_at ?? new Date(now).toISOString()) : null);
  const waited = waitedSeconds(attempt, task.not_before, waitEnd);
  const ran = running && attempt.startedAt ? secondsSince(attempt.startedAt, now) : attempt.seconds;
  const broken = attempt.outcome === "failed" || attempt.outcome === "stopped";
  const state = running ? "running" : broken ? "broken" : null;
  const stage = running ? task.stage : attempt.stage;
  const steps = stepsOf(attempt.stages, state && { stage, state }, ran ?? 0);
  // Where the end is foreseen, what is left of the run is left of the picture too.
  const whole = (ran ?? 0) + (running ? (task.eta_seconds ?? 0) : 0);

  return (
    <>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {waited !== null && (
          <Figure name={t(waiting ? "waiting" : "waited")}>{duration(waited, locale)}</Figure>
        )}
        {ran !== null && <Figure name={t(running ? "running" : "ran")}>{duration(ran, locale)}</Figure>}
        {attempt.worker && <Figure name={t("worker")}>{attempt.worker}</Figure>}
      </dl>
      {steps.length > 0 && <Waterfall steps={steps} whole={whole} />}
      {attempt.run && attempt.outcome && <RunOutput task={task.id} run={attempt.run} />}
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-[0.8125rem] text-faint">{name}</dt>
      <dd className="text-lg font-medium break-words tabular-nums">{children}</dd>
    </div>
  );
}

/** The clocks of browser and gateway may differ a little. */
function secondsSince(moment: string, now: number): number {
  return Math.max(0, now - Date.parse(moment)) / 1000;
}
