import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { LiveFrame, Page, Task, TaskLog, TaskStatus } from "./api/types";
import { putWorker } from "./worker-cache";

/** Names of what the query cache holds. */
export const cacheKeys = {
  lists: ["tasks"] as const,
  list: (status: TaskStatus | undefined) => ["tasks", { status }] as const,
  task: (id: string) => ["task", id] as const,
  logs: (id: string) => ["task-logs", id] as const,
  humans: ["digital-humans"] as const,
};

export type TaskPages = InfiniteData<Page<Task>, string | undefined>;

/** Puts a live frame where the pages look. */
export function applyFrame(cache: QueryClient, frame: LiveFrame): void {
  if (frame.type === "task") putTask(cache, frame.task);
  if (frame.type === "task_deleted") dropTask(cache, frame.id);
  if (frame.type === "log") {
    cache.setQueryData<TaskLog[]>(
      cacheKeys.logs(frame.task_id),
      (known) => known && mergeLogs(known, [frame.log]),
    );
  }
  if (frame.type === "worker") putWorker(cache, frame.worker);
  // It only tells that one has changed.
  if (frame.type === "digital_human") void cache.invalidateQueries({ queryKey: cacheKeys.humans });
}

/** The answer of an action, or a frame: the newest word about a task, in the task and in every list. */
export function putTask(cache: QueryClient, task: Task): void {
  cache.setQueryData<Task>(cacheKeys.task(task.id), (known) => known && newer(known, task));
  for (const query of cache.getQueryCache().findAll({ queryKey: cacheKeys.lists })) {
    const { status } = query.queryKey[1] as { status: TaskStatus | undefined };
    cache.setQueryData<TaskPages>(query.queryKey, (pages) => pages && mergeTask(pages, task, status));
  }
}

function dropTask(cache: QueryClient, id: string): void {
  cache.removeQueries({ queryKey: cacheKeys.task(id) });
  cache.setQueriesData<TaskPages>({ queryKey: cacheKeys.lists }, (pages) => pages && without(pages, id));
}

/**
 * A frame may be overtaken by a refetch: an older word never replaces a newer one. Frames and lists do not tell the
 * place in the queue: what is known of it stays until the task is asked for again.
 */
function newer(known: Task, task: Task): Task {
  if (task.updated_at < known.updated_at) return known;
  if (task.status !== "pending" || known.status !== "pending") return task;
  return { ...task, queue_position: task.queue_position ?? known.queue_position };
}

/**
 * A list, newest first, after a change of one task: changed in place, gone where the filter no longer takes it, put
 * at its age where it is new. A task older than all that is loaded is left to a later page.
 */
export function mergeTask(pages: TaskPages, task: Task, filter: TaskStatus | undefined): TaskPages {
  const known = pages.pages.flatMap((page) => page.data).find((row) => row.id === task.id);
  if (known) {
    const now = newer(known, task);
    if (filter && now.status !== filter) return without(pages, task.id);
    return mapRows(pages, (rows) => rows.map((row) => (row.id === task.id ? now : row)));
  }
  return filter && task.status !== filter ? pages : insert(pages, task);
}

function insert(pages: TaskPages, task: Task): TaskPages {
  const older = (row: Task) => row.created_at < task.created_at;
  const last = pages.pages.length - 1;
  const found = pages.pages.findIndex((page) => page.data.some(older));
  if (found < 0 && pages.pages[last]?.has_more) return pages;
  const target = found < 0 ? last : found;
  return {
    ...pages,
    pages: pages.pages.map((page, index) => {
      if (index !== target) return page;
      const at = found < 0 ? page.data.length : page.data.findIndex(older);
      return { ...page, data: page.data.toSpliced(at, 0, task) };
    }),
  };
}

/** Rows of both, by id, each once. */
export function mergeLogs(known: TaskLog[], more: TaskLog[]): TaskLog[] {
  const rows = new Map([...known, ...more].map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => a.id - b.id);
}

function without(pages: TaskPages, id: string): TaskPages {
  return mapRows(pages, (rows) => rows.filter((row) => row.id !== id));
}

function mapRows(pages: TaskPages, change: (rows: Task[]) => Task[]): TaskPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, data: change(page.data) })) };
}
