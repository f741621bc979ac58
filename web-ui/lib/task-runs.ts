import type { Task, TaskLog } from "./api/types";

export interface EndedRun {
  run: string;
  attempt: number;
}

/** The runs of a task that are over, oldest first, as far as its log tells. */
export function endedRuns(task: Task, logs: TaskLog[]): EndedRun[] {
  const attempts = new Map<string, number>();
  for (const { run_id, attempt } of logs) if (run_id !== null) attempts.set(run_id, attempt);
  const runs = [...attempts].map(([run, attempt]) => ({ run, attempt }));
  return task.status === "processing" ? runs.filter(({ attempt }) => attempt !== task.attempt) : runs;
}

/** The end of a long text, from the beginning of a line where there is one. */
export function tail(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(-most);
  const line = end.indexOf("\n") + 1;
  return line === end.length ? end : end.slice(line);
}
