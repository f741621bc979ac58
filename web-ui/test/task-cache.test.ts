import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { LiveFrame, Task } from "@/lib/api/types";
import { applyFrames, cacheKeys, mergeLogs, type TaskLogs, withNewsSince } from "@/lib/task-cache";
import { everyTask } from "@/lib/task-filter";
import type { TaskPages } from "@/lib/task-pages";
import { aLogRow, aTask, at } from "./tasks";

const task = (id: string, minute: number, about: Partial<Task> = {}) =>
  aTask({ id, created_at: at(minute), updated_at: at(minute), ...about });

const list = (rows: Task[]): TaskPages => ({
  pageParams: [undefined],
  pages: [{ data: rows, has_more: false, next_cursor: null, last: rows.at(-1) ?? null }],
});

const ids = (pages: TaskPages | undefined) => pages?.pages.flatMap((page) => page.data.map((row) => row.id));

const pending = cacheKeys.list({ ...everyTask, statuses: ["pending"] });
const all = cacheKeys.list(everyTask);

const applyFrame = (cache: QueryClient, frame: LiveFrame) => applyFrames(cache, [frame]);

describe("a live frame", () => {
  it("reaches the task and every list that shows it", () => {
    const cache = new QueryClient();
    cache.setQueryData(cacheKeys.task("1"), task("1", 1));
    cache.setQueryData(all, list([task("1", 1)]));
    cache.setQueryData(pending, list([task("1", 1)]));

    applyFrame(cache, { type: "task", task: task("1", 1, { status: "processing", updated_at: at(2) }) });

    expect(cache.getQueryData<Task>(cacheKeys.task("1"))?.status).toBe("processing");
    expect(cache.getQueryData<TaskPages>(all)?.pages[0]?.data[0]?.status).toBe("processing");
    expect(ids(cache.getQueryData<TaskPages>(pending))).toEqual([]);
  });

  it("does not forget the place in the queue, of which it says nothing", () => {
    const cache = new QueryClient();
    cache.setQueryData(cacheKeys.task("1"), task("1", 1, { queue_position: 4 }));

    applyFrame(cache, { type: "task", task: task("1", 1, { priority: 5, updated_at: at(2) }) });
    expect(cache.getQueryData<Task>(cacheKeys.task("1"))?.queue_position).toBe(4);

    applyFrame(cache, { type: "task", task: task("1", 1, { status: "processing", updated_at: at(3) }) });
    expect(cache.getQueryData<Task>(cacheKeys.task("1"))?.queue_position).toBeNull();
  });

  it("takes a deleted task out of the lists", () => {
    const cache = new QueryClient();
    cache.setQueryData(all, list([task("2", 2), task("1", 1)]));

    applyFrame(cache, { type: "task_deleted", id: "2" });

    expect(ids(cache.getQueryData<TaskPages>(all))).toEqual(["1"]);
  });

  it("is the last word where it tells of a deletion, whatever a slower gateway sends", () => {
    const cache = new QueryClient();
    cache.setQueryData(all, list([task("1", 1)]));

    applyFrames(cache, [
      { type: "task_deleted", id: "2" },
      { type: "task", task: task("2", 2) },
    ]);

    expect(ids(cache.getQueryData<TaskPages>(all))).toEqual(["1"]);
  });

  it("has the numbers of the lists asked for again", () => {
    const cache = new QueryClient();
    cache.setQueryData(cacheKeys.count(everyTask), 1);

    applyFrame(cache, { type: "task", task: task("2", 2) });

    expect(cache.getQueryState(cacheKeys.count(everyTask))?.isInvalidated).toBe(true);
  });

  it("that comes while its list is fetched is not undone by the answer", async () => {
    const cache = new QueryClient();
    let resolve: (pages: TaskPages) => void = () => {};
    const answer = new Promise<TaskPages>((done) => {
      resolve = done;
    });
    const fetched = cache.fetchQuery({
      queryKey: all,
      queryFn: () => answer,
      structuralSharing: (_, pages) => withNewsSince(cache, pages as TaskPages, everyTask),
    });

    applyFrames(cache, [
      { type: "task", task: task("3", 3) },
      { type: "task", task: task("1", 1, { status: "processing", updated_at: at(4) }) },
      { type: "task_deleted", id: "2" },
    ]);
    resolve(list([task("2", 2), task("1", 1)]));

    await fetched;
    const [page] = cache.getQueryData<TaskPages>(all)?.pages ?? [];
    expect(page?.data.map(({ id, status }) => [id, status])).toEqual([
      ["3", "pending"],
      ["1", "processing"],
    ]);
    // The next answer has seen them itself, and what came before it was asked for.
    applyFrame(cache, { type: "task", task: task("4", 4) });
    expect(ids(withNewsSince(cache, list([]), everyTask))).toEqual([]);
  });

  it("adds a log row once, in the order of the rows", () => {
    const cache = new QueryClient();
    cache.setQueryData<TaskLogs>(cacheKeys.logs("1"), { rows: [aLogRow(1), aLogRow(3)], through: 3 });

    for (const id of [2, 4, 4]) applyFrame(cache, { type: "log", task_id: "1", log: aLogRow(id) });

    const { rows } = cache.getQueryData<TaskLogs>(cacheKeys.logs("1")) ?? { rows: [] };
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(mergeLogs([], [])).toEqual([]);
  });

  it("of a digital human has the list of them asked for again", () => {
    const cache = new QueryClient();
    cache.setQueryData(cacheKeys.humans, { data: [], next_cursor: null, has_more: false });

    applyFrame(cache, { type: "digital_human", id: "3" });

    expect(cache.getQueryState(cacheKeys.humans)?.isInvalidated).toBe(true);
  });

  it("of an unknown kind changes nothing", () => {
    const cache = new QueryClient();
    applyFrame(cache, { type: "weather" } as never);
    expect(cache.getQueryCache().getAll()).toEqual([]);
  });
});
