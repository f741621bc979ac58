import { call } from "./http";
import type { Page, Task, TaskStats } from "./types";

/** Of the key's workspace; of all for an admin's. */
export function getTaskStats(signal?: AbortSignal): Promise<TaskStats> {
  return call("GET", "/api/tasks/stats", { signal });
}

/** The tasks that were submitted last. */
export function listNewestTasks(limit: number, signal?: AbortSignal): Promise<Page<Task>> {
  return call("GET", "/api/tasks", { query: { limit }, signal });
}
