import { conditions, labelsByName, type TaskFilter } from "../task-filter";
import { address, call, callText, type Sent } from "./http";
import type { MovedTasks, NewTask, Page, SomeTasks, Task, TaskLog, Why } from "./types";

const pageSize = 50;
/** The most that the gateway gives at once. */
const logPageSize = 200;
/** The gateway counts no further. */
export const mostCounted = 10_000;

/** One page of what the filter takes, in its order. */
export function listTasks(
  filter: TaskFilter,
  cursor?: string,
  signal?: AbortSignal,
  limit = pageSize,
): Promise<Page<Task>> {
  const { labels, sort } = filter;
  return call("GET", "/api/tasks", {
    query: { ...conditions(filter), label: labels, sort, cursor, limit },
    signal,
  });
}

/** How many the filter takes, at most {@link mostCounted}. */
export async function countTasks(filter: TaskFilter, signal?: AbortSignal): Promise<number> {
  const page = await call("GET", "/api/tasks", {
    query: { ...conditions(filter), label: filter.labels, limit: 1, count: true },
    signal,
  });
  return page.total ?? page.data.length;
}

/**
 * Which tasks a move of many concerns: these, or all that a filter takes, whether they are loaded or not.
 * Those created after `newest`, a time of the gateway, are not meant.
 */
export type Which = { ids: readonly string[] } | { filter: TaskFilter; newest?: string | undefined };
export type Move = "cancel" | "retry" | "delete";

/** The most ids that the gateway takes at once. */
const mostIds = 1000;

/** A move of any number of tasks at once; dry, it only tells what would move. May be asked again after any failure. */
export async function moveTasks(
  move: Move,
  which: Which,
  dry: boolean,
  signal?: AbortSignal,
): Promise<MovedTasks> {
  const ask = (those: Sent<SomeTasks>) =>
    call("POST", `/api/tasks/${move}`, { body: { ...those, dry_run: dry }, signal });
  if ("filter" in which) return ask({ filter: filterOfMany(which.filter, which.newest) });
  const all: MovedTasks = { count: 0, ids: [], refused: [] };
  for (let from = 0; from < which.ids.length; from += mostIds) {
    const { count, ids, refused } = await ask({ ids: which.ids.slice(from, from + mostIds) });
    all.count += count;
    all.ids.push(...ids);
    all.refused.push(...refused);
  }
  return all;
}

/** What a move would do now, and whom to name so that it does that and no more, whatever comes in meanwhile. */
export interface MovePlan {
  moves: MovedTasks;
  exactly: Which;
}

export async function planMove(move: Move, which: Which, signal: AbortSignal): Promise<MovePlan> {
  if ("ids" in which) return { moves: await moveTasks(move, which, true, signal), exactly: which };
  // By the gateway's own clock: this one may be wrong.
  const { data } = await listTasks({ ...which.filter, sort: "-created_at" }, undefined, signal, 1);
  const known = { ...which, newest: data[0]?.created_at };
  const moves = await moveTasks(move, known, true, signal);
  // It names the first thousand only.
  return { moves, exactly: moves.ids.length === moves.count ? { ids: moves.ids } : known };
}

/** A label's text may be null, of which the description of maps does not tell. */
function filterOfMany(filter: TaskFilter, newest: string | undefined) {
  const labels = labelsByName(filter.labels) as Record<string, string>;
  const those = {
    ...conditions(filter),
    ...(filter.labels.length > 0 && { labels }),
    // The bound is exclusive, and a time of creation has no part of a millisecond.
    ...(newest && { created_before: new Date(Date.parse(newest) + 1).toISOString() }),
  };
  return Object.keys(those).length > 0 ? those : { all: true };
}

export function getTask(id: string, signal?: AbortSignal): Promise<Task> {
  return call("GET", "/api/tasks/{id}", { path: { id }, signal });
}

/** Every log row after the given id, oldest first, however many pages that takes. */
export async function listTaskLogs(id: string, after: number, signal?: AbortSignal): Promise<TaskLog[]> {
  const logs: TaskLog[] = [];
  let more = true;
  while (more) {
    const page = await call("GET", "/api/tasks/{id}/logs", {
      path: { id },
      query: { after: logs.at(-1)?.id ?? after, limit: logPageSize },
      signal,
    });
    logs.push(...page.data);
    more = page.has_more && page.data.length > 0;
  }
  return logs;
}

/** @param idempotencyKey the same for every try of one submission: a lost answer makes no second task */
export function createTask(task: NewTask, idempotencyKey: string): Promise<Task> {
  return call("POST", "/api/tasks", { body: task, headers: { "Idempotency-Key": idempotencyKey } });
}

export function getWhy(id: string, signal?: AbortSignal): Promise<Why> {
  return call("GET", "/api/tasks/{id}/why", { path: { id }, signal });
}

export function cancelTask(id: string): Promise<Task> {
  return call("POST", "/api/tasks/{id}/cancel", { path: { id } });
}

export function retryTask(id: string): Promise<Task> {
  return call("POST", "/api/tasks/{id}/retry", { path: { id } });
}

/** For good, with its video and its log; a run is ended first. */
export async function deleteTask(id: string): Promise<void> {
  await call("DELETE", "/api/tasks/{id}", { path: { id } });
}

/** What is said in it, to listen to. */
export function audioUrl(task: Task): string {
  return `/api/${task.audio_path}`;
}

/** The finished video as a file to keep. */
export function downloadUrl(task: Task): string | null {
  return task.video_url === null ? null : `${task.video_url}?download=1`;
}

/** Where all that a run's engine said can be had; not found where nothing was kept. */
export function runOutputUrl(task: string, run: string): string {
  return address("/api/tasks/{id}/runs/{run}/output", { id: task, run });
}

export function getRunOutput(task: string, run: string, signal?: AbortSignal): Promise<string> {
  return callText("/api/tasks/{id}/runs/{run}/output", { path: { id: task, run }, signal });
}
