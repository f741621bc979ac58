import type { TaskLog } from "./api/types";
import { type StageTime, stageTimes } from "./task-stages";

export type Outcome = "completed" | "failed" | "stopped";

/** One try at a task, as far as its log tells. */
export interface Attempt {
  number: number;
  /** Since when it waited for a worker. */
  queuedAt: string | null;
  /** Null while no worker has taken it. */
  startedAt: string | null;
  worker: string | null;
  run: string | null;
  /** How it ended; null until then. */
  outcome: Outcome | null;
  /** A word for the failure or for why it was stopped; null without. */
  code: string | null;
  /** How long it ran; null until it ended. */
  seconds: number | null;
  /** The step that it was last heard to be in; null where it told of none. */
  stage: string | null;
  /** The finished steps. */
  stages: StageTime[];
}

/** The attempts of a task, oldest first. */
export function attemptsOf(logs: TaskLog[]): Attempt[] {
  const attempts = new Map<number, Attempt>();
  for (const log of logs) {
    // The row of the next attempt may be written when the last one ends, and the other way round.
    const number = typeof log.args?.attempt === "number" ? log.args.attempt : log.attempt;
    const known = attempts.get(number) ?? blank(number, logs);
    attempts.set(number, { ...known, ...told(log) });
  }
  return [...attempts.values()].sort((a, b) => a.number - b.number);
}

function blank(number: number, logs: TaskLog[]): Attempt {
  return {
    number,
    queuedAt: null,
    startedAt: null,
    worker: null,
    run: null,
    outcome: null,
    code: null,
    seconds: null,
    stage: null,
    stages: stageTimes(logs, number),
  };
}

/** What one row adds. */
function told({ code, args, run_id, created_at }: TaskLog): Partial<Attempt> {
  const run = run_id === null ? {} : { run: run_id };
  const end = (outcome: Outcome, word: unknown) => ({
    ...run,
    outcome,
    code: word === undefined ? null : String(word),
    worker: String(args?.worker),
    seconds: Number(args?.seconds),
  });
  switch (code) {
    case "submitted":
    case "tried_again":
    case "handed_back":
    case "asked_again":
      return { queuedAt: created_at };
    case "started":
      return { ...run, startedAt: created_at, worker: String(args?.worker) };
    case "progressed":
    case "progress_estimated":
      return { ...run, stage: String(args?.stage) };
    case "attempt_completed":
      return end("completed", undefined);
    case "attempt_failed":
      return end("failed", args?.code);
    case "attempt_stopped":
      return end("stopped", args?.stop);
    default:
      return run;
  }
}

/** What the engine of an attempt said last; null where that was not kept. */
export function lastLines(logs: TaskLog[], attempt: number): string | null {
  const row = logs.findLast((log) => log.code === "engine_said" && log.attempt === attempt);
  return row ? String(row.args?.lines ?? "") || null : null;
}

/** How long an attempt waited for a worker, in seconds, not counting until when it was told to; null if unknown. */
export function waitedSeconds(
  { queuedAt }: Attempt,
  notBefore: string | null,
  until: string | null,
): number | null {
  if (queuedAt === null || until === null) return null;
  const from = Math.max(Date.parse(queuedAt), notBefore === null ? 0 : Date.parse(notBefore));
  return Math.max(0, Date.parse(until) - from) / 1000;
}
