import { notifyManager, type QueryClient } from "@tanstack/react-query";
import type { LiveFrame, Task, TaskLog } from "./api/types";
import { humanChanged } from "./human-cache";
import type { TaskFilter } from "./task-filter";
import { mergeNews, newer, type TaskNews, type TaskPages } from "./task-pages";
import { putWorker } from "./worker-cache";

/** Names of what the query cache holds. */
export const cacheKeys = {
  lists: ["tasks"] as const,
  list: (filter: TaskFilter) => ["tasks", filter] as const,
  counts: ["task-counts"] as const,
  count: (filter: TaskFilter) => ["task-counts", filter] as const,
  newest: ["newest-tasks"] as const,
  task: (id: string) => ["task", id] as const,
  logs: (id: string) => ["task-logs", id] as const,
  humans: ["digital-humans"] as const,
  human: (id: string) => ["digital-human", id] as const,
};

/** Puts live frames where the pages look: all that came since the last picture in one go. */
export function applyFrames(cache: QueryClient, frames: readonly LiveFrame[]): void {
  const news = new Map<string, Task | null>();
  notifyManager.batch(() => {
    for (const frame of frames) {
      if (frame.type === "task") note(news, frame.task.id, frame.task);
      else if (frame.type === "task_deleted") note(news, frame.id, null);
      else applyFrame(cache, frame);
    }
    applyNews(cache, news);
  });
}

function applyFrame(cache: QueryClient, frame: LiveFrame): void {
  if (frame.type === "log") {
    putLog(cache, frame.task_id, frame.log);
  }
  if (frame.type === "worker") putWorker(cache, frame.worker);
  if (frame.type === "digital_human") void humanChanged(cache, frame.id);
}

/** The answer of an action: the newest word about a task, in the task and in every list. */
export function putTask(cache: QueryClient, task: Task): void {
  applyNews(cache, new Map([[task.id, task]]));
}

function applyNews(cache: QueryClient, news: TaskNews): void {
  if (news.size === 0) return;
  keep(cache, news);
  for (const [id, task] of news) {
    if (task === null) forget(cache, id);
    else cache.setQueryData<Task>(cacheKeys.task(id), (known) => known && newer(known, task));
  }
  for (const query of cache.getQueryCache().findAll({ queryKey: cacheKeys.lists })) {
    const filter = query.queryKey[1] as TaskFilter;
    cache.setQueryData<TaskPages>(query.queryKey, (pages) => pages && mergeNews(pages, news, filter));
  }
  // Each list asks for its own again, when it thinks fit.
  void cache.invalidateQueries({ queryKey: cacheKeys.counts, refetchType: "none" });
}

/** A page that shows the task asks again and hears that it is gone. */
function forget(cache: QueryClient, id: string): void {
  cache.removeQueries({ queryKey: cacheKeys.task(id), type: "inactive" });
  void cache.invalidateQueries({ queryKey: cacheKeys.task(id) });
}

/** What came while tasks were being fetched: the answer may have been read before it. */
const meanwhile = new WeakMap<QueryClient, Map<string, Task | null>>();

const ofTasks: readonly unknown[] = [cacheKeys.lists[0], cacheKeys.newest[0], "task"];

function keep(cache: QueryClient, news: TaskNews): void {
  const kept = meanwhile.get(cache) ?? new Map<string, Task | null>();
  meanwhile.set(cache, kept);
  if (cache.isFetching({ predicate: ({ queryKey }) => ofTasks.includes(queryKey[0]) }) === 0) {
    kept.clear();
    return;
  }
  for (const [id, task] of news) note(kept, id, task);
}

/** What frames have told since these were asked for, as far as the answer did not know it. */
export function newsSince(cache: QueryClient, fetched: Task[]): TaskNews {
  const kept = [...(meanwhile.get(cache) ?? [])];
  const read = new Map(fetched.map((task) => [task.id, task.updated_at]));
  return new Map(kept.filter(([id, task]) => task === null || task.updated_at > (read.get(id) ?? "")));
}

/** A fetched list, with the news since. */
export function withNewsSince(cache: QueryClient, fetched: TaskPages, filter: TaskFilter): TaskPages {
  const news = newsSince(
    cache,
    fetched.pages.flatMap((page) => page.data),
  );
  return news.size > 0 ? mergeNews(fetched, news, filter) : fetched;
}

/** A fetched task, or the newer word of it that came while it was on its way. */
export function newestWord(cache: QueryClient, fetched: Task): Task {
  const word = newsSince(cache, [fetched]).get(fetched.id);
  return word ? newer(fetched, word) : fetched;
}

/** A deletion is the last word; frames of two gateways may cross. */
function note(news: Map<string, Task | null>, id: string, task: Task | null): void {
  const known = news.get(id);
  if (known !== null) news.set(id, task && known ? newer(known, task) : task);
}

/** The log of a task, of which rows may come before those that lead up to them. */
export interface TaskLogs {
  rows: TaskLog[];
  /** The id up to which none is missing; 0 where that is not known of any. */
  through: number;
}

/** A row that comes before the first answer is kept for it. */
function putLog(cache: QueryClient, task: string, row: TaskLog): void {
  const key = cacheKeys.logs(task);
  const wanted = cache.getQueryState(key)?.fetchStatus === "fetching";
  cache.setQueryData<TaskLogs>(
    key,
    (known = wanted ? { rows: [], through: 0 } : undefined) =>
      known && { ...known, rows: mergeLogs(known.rows, [row]) },
  );
}

/** Rows of both, by id, each once. */
export function mergeLogs(known: TaskLog[], more: TaskLog[]): TaskLog[] {
  const rows = new Map([...known, ...more].map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => a.id - b.id);
}
