import type { Task } from "./api/types";

/** Seconds that a task has waited for its last run, and that this run has taken; null where that has not begun. */
export interface TaskTimes {
  waited: number;
  rendered: number | null;
}

/** @param now milliseconds; counts for what still goes on */
export function taskTimes(task: Task, now: number): TaskTimes {
  const created = Date.parse(task.created_at);
  const started = task.started_at === null ? null : Date.parse(task.started_at);
  const ended = task.completed_at === null ? now : Date.parse(task.completed_at);
  const seconds = (from: number, to: number) => Math.max(0, to - from) / 1000;
  if (task.status === "pending" || started === null)
    return { waited: seconds(created, ended), rendered: null };
  return { waited: seconds(created, started), rendered: seconds(started, ended) };
}
