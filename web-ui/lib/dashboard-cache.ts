import type { QueryClient } from "@tanstack/react-query";
import type { LiveFrame, Task, TaskStats } from "./api/types";
import { cacheKeys, newsSince } from "./task-cache";

export const statsKey = ["task-stats"] as const;
export const newestKey = cacheKeys.newest;

/** How many of the newest tasks the dashboard shows. */
export const newestCount = 6;

/** Puts live frames where the dashboard looks, as one change. */
export function applyDashboardFrames(cache: QueryClient, frames: LiveFrame[]): void {
  const stats = frames.findLast((frame) => frame.type === "stats");
  if (stats && cache.getQueryState(statsKey)) {
    // An answer that is under way may have been counted before.
    void cache.cancelQueries({ queryKey: statsKey });
    cache.setQueryData<TaskStats>(statsKey, stats.stats);
  }
  const tasks = frames.filter((frame) => frame.type === "task");
  cache.setQueryData<Task[]>(
    newestKey,
    (known) => known && tasks.reduce((rows, { task }) => mergeNewest(rows, task), known),
  );
  const gone = new Set(frames.filter((frame) => frame.type === "task_deleted").map(({ id }) => id));
  // The place that one leaves goes to another that only the gateway knows.
  if (cache.getQueryData<Task[]>(newestKey)?.some(({ id }) => gone.has(id))) {
    void cache.invalidateQueries({ queryKey: newestKey });
  }
}

/** The newest tasks as fetched, with what frames have told since they were asked for. */
export function newestWithNews(cache: QueryClient, fetched: Task[]): Task[] {
  const news = newsSince(cache, fetched);
  const left = fetched.filter(({ id }) => news.get(id) !== null);
  return [...news.values()].reduce<Task[]>((rows, task) => (task ? mergeNewest(rows, task) : rows), left);
}

/** The newest tasks after a change of one; the very same array where that is none of them. */
export function mergeNewest(known: Task[], task: Task): Task[] {
  const before = known.find(({ id }) => id === task.id);
  if (before) {
    // A frame may be overtaken by a refetch.
    if (task.updated_at < before.updated_at) return known;
    return known.map((row) => (row === before ? task : row));
  }
  const at = known.findIndex((row) => row.created_at < task.created_at);
  if (at < 0) return known.length < newestCount ? [...known, task] : known;
  return known.toSpliced(at, 0, task).slice(0, newestCount);
}
