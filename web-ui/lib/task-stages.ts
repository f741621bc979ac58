import type { TaskLog } from "./api/types";

export interface StageTime {
  stage: string;
  seconds: number;
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
