import type { InfiniteData } from "@tanstack/react-query";
import type { Page, Task } from "./api/types";
import type { TaskFilter } from "./task-filter";
import { comparator, matcher } from "./task-match";

/** `last` is the row that the page ended with when it was read: what lies behind it is a later page's. */
export type TaskPage = Page<Task> & { last: Task | null };
export type TaskPages = InfiniteData<TaskPage, string | undefined>;

/** The newest word of each task; null where it is deleted. */
export type TaskNews = ReadonlyMap<string, Task | null>;

/**
 * A frame may be overtaken by a refetch: an older word never replaces a newer one. Frames and lists do not tell the
 * place in the queue: what is known of it stays until the task is asked for again.
 */
export function newer(known: Task, task: Task): Task {
  if (task.updated_at < known.updated_at) return known;
  if (task.status !== "pending" || known.status !== "pending") return task;
  return { ...task, queue_position: task.queue_position ?? known.queue_position };
}

/**
 * A list after news of any number of tasks: changed in place, moved where the order wants it, gone where the filter no
 * longer takes it, put in its place where it is new. What belongs behind all that is loaded is left to a later page.
 * Its cost is one look at each row, however many tasks there is news of.
 */
export function mergeNews(pages: TaskPages, news: TaskNews, filter: TaskFilter): TaskPages {
  const takes = matcher(filter);
  const compare = comparator(filter.sort);
  const coming = new Map<string, Task>();
  for (const [id, task] of news) if (task && takes(task)) coming.set(id, task);

  const staying = (rows: Task[]): Task[] => {
    const stay: Task[] = [];
    let same = true;
    for (const row of rows) {
      const word = news.get(row.id);
      const now = word ? newer(row, word) : row;
      coming.delete(row.id);
      if (word === undefined || now === row) {
        if (word !== null) stay.push(row);
      } else if (takes(now)) {
        if (compare(row, now) === 0) stay.push(now);
        else coming.set(now.id, now);
      }
      same &&= stay.at(-1) === row;
    }
    return same ? rows : stay;
  };
  const rest = pages.pages.map((page) => ({ page, rows: staying(page.data) }));

  const lastPage = pages.pages.at(-1);
  const end = lastPage?.has_more ? lastPage.last : null;
  const fresh = [...coming.values()].filter((task) => !end || compare(task, end) <= 0).sort(compare);
  let next = 0;
  const merged = rest.map(({ page, rows }, index) => {
    const tail = rows.at(-1);
    const from = next;
    if (index === rest.length - 1) next = fresh.length;
    else while (tail && next < fresh.length && compare(fresh[next] as Task, tail) < 0) next += 1;
    const data = next === from ? rows : interleave(rows, fresh.slice(from, next), compare);
    return data === page.data ? page : { ...page, data };
  });
  return merged.every((page, index) => page === pages.pages[index]) ? pages : { ...pages, pages: merged };
}

/** Both in order, as one. */
function interleave(rows: Task[], more: Task[], compare: (a: Task, b: Task) => number): Task[] {
  const all: Task[] = [];
  let next = 0;
  for (const row of rows) {
    while (next < more.length && compare(more[next] as Task, row) < 0) all.push(more[next++] as Task);
    all.push(row);
  }
  return all.concat(more.slice(next));
}
