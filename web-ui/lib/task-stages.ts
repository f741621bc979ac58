import type { TaskLog } from "./api/types";

export interface StageTime {
  stage: string;
  seconds: number;
}

/** A step in its place: when it began, counted from the start of the run. */
export interface Step {
  /** Null where nobody knows which it is. */
  stage: string | null;
  from: number;
  seconds: number;
  state: "ended" | "running" | "broken";
}

/** How long each finished step of an attempt took, in the order of the steps, from the notes in its log. */
export function stageTimes(logs: TaskLog[], attempt: number): StageTime[] {
  const times = new Map<string, number>();
  for (const { code, args, attempt: of } of logs) {
    if (code !== "stage_ended" || of !== attempt) continue;
    const seconds = Number(args?.seconds);
    if (Number.isFinite(seconds)) times.set(String(args?.stage), seconds);
  }
  return [...times].map(([stage, seconds]) => ({ stage, seconds }));
}

/** Shorter than this is what lies between two steps, and no step. */
const leastSeconds = 0.1;

/**
 * The steps of a run one after the other.
 *
 * @param last what goes on now, or what the run broke off in; null where all steps have ended
 * @param runSeconds how long the run has taken up to now, or took in all
 */
export function stepsOf(
  times: StageTime[],
  last: { stage: string | null; state: "running" | "broken" } | null,
  runSeconds: number,
): Step[] {
  let from = 0;
  const steps = times.map(({ stage, seconds }): Step => {
    const step = { stage, from, seconds, state: "ended" as const };
    from += seconds;
    return step;
  });
  const rest = Math.max(0, runSeconds - from);
  if (last === null || (last.state === "broken" && rest < leastSeconds)) return steps;
  // What it last told of may be over: then it is in a step that it has not yet named.
  const known = times.every(({ stage }) => stage !== last.stage);
  return [...steps, { stage: known ? last.stage : null, from, seconds: rest, state: last.state }];
}
