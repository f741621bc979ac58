import type { Task } from "./api/types";
import { type ListPage, type ListPages, mergeRows, type News } from "./list-news";
import type { TaskFilter } from "./task-filter";
import { comparator, matcher } from "./task-match";

export type TaskPage = ListPage<Task>;
export type TaskPages = ListPages<Task>;
export type TaskNews = News<Task>;

/**
 * A frame may be overtaken by a refetch: an older word never replaces a newer one. Frames and lists do not tell the
 * place in the queue: what is known of it stays until the task is asked for again.
 */
export function newer(known: Task, task: Task): Task {
  if (task.updated_at < known.updated_at) return known;
  if (task.status !== "pending" || known.status !== "pending") return task;
  return { ...task, queue_position: task.queue_position ?? known.queue_position };
}

/** A list of tasks after news of any number of them. */
export function mergeNews(pages: TaskPages, news: TaskNews, filter: TaskFilter): TaskPages {
  return mergeRows(pages, news, { takes: matcher(filter), compare: comparator(filter.sort), newer });
}
