import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { Task, TaskLog } from "@/lib/api/types";
import { applyFrame, cacheKeys, mergeLogs, mergeTask, type TaskPages } from "@/lib/task-cache";
import { aTask, at } from "./tasks";

const task = (id: string, minute: number, about: Partial<Task> = {}) =>
  aTask({ id, created_at: at(minute), updated_at: at(minute), ...about });

function list(pages: Task[][], hasMore = false): TaskPages {
  return {
    pageParams: pages.map(() => undefined),
    pages: pages.map((data, index) => {
      const more = index < pages.length - 1 || hasMore;
      return { data, has_more: more, next_cursor: more ? "next" : null };
    }),
  };
}

const ids = (pages: TaskPages) => pages.pages.map((page) => page.data.map((row) => row.id));

describe("a list of tasks, newest first", () => {
  const two = list([[task("4", 4), task("3", 3)], [task("1", 1)]], true);

  it("takes a new task on top", () => {
    expect(ids(mergeTask(two, task("5", 5), undefined))).toEqual([["5", "4", "3"], ["1"]]);
  });

  it("takes a task of the past where its age puts it", () => {
    expect(ids(mergeTask(two, task("2", 2), undefined))).toEqual([
      ["4", "3"],
      ["2", "1"],
    ]);
  });

  it("leaves a task that is older than all to a page not yet asked for", () => {
    expect(ids(mergeTask(two, task("0", 0), undefined))).toEqual([["4", "3"], ["1"]]);
    expect(ids(mergeTask(list([[task("4", 4)]]), task("0", 0), undefined))).toEqual([["4", "0"]]);
    expect(ids(mergeTask(list([[]]), task("0", 0), undefined))).toEqual([["0"]]);
  });

  it("changes a task in place", () => {
    const changed = mergeTask(two, task("3", 3, { progress: 40, updated_at: at(9) }), undefined);
    expect(ids(changed)).toEqual(ids(two));
    expect(changed.pages[0]?.data[1]?.progress).toBe(40);
  });

  it("never goes back to an older word", () => {
    const now = list([[task("1", 1, { progress: 40, updated_at: at(9) })]]);
    expect(mergeTask(now, task("1", 1, { progress: 20, updated_at: at(8) }), undefined)).toEqual(now);
  });

  it("loses a task that its filter no longer takes, and gains one that it does", () => {
    const pending = list([[task("2", 2), task("1", 1)]]);
    expect(ids(mergeTask(pending, task("1", 1, { status: "failed", updated_at: at(9) }), "pending"))).toEqual(
      [["2"]],
    );
    expect(ids(mergeTask(pending, task("3", 3, { status: "failed" }), "pending"))).toEqual([["2", "1"]]);
    expect(ids(mergeTask(pending, task("3", 3), "pending"))).toEqual([["3", "2", "1"]]);
  });
});

describe("a live frame", () => {
  const row = (id: number): TaskLog => ({
    id,
    status: "processing",
    message: `row ${id}`,
    code: null,
    args: null,
    level: "info",
    attempt: 1,
    run_id: null,
    created_at: at(id),
  });

  it("reaches the task and every list that shows it", () => {
    const cache = new QueryClient();
    cache.setQueryData(cacheKeys.task("1"), task("1", 1));
    cache.setQueryData(cacheKeys.list(undefined), list([[task("1", 1)]]));
    cache.setQueryData(cacheKeys.list("pending"), list([[task("1", 1)]]));

    applyFrame(cache, { type: "task", task: task("1", 1, { status: "processing", updated_at: at(2) }) });

    expect(cache.getQueryData<Task>(cacheKeys.task("1"))?.status).toBe("processing");
    expect(cache.getQueryData<TaskPages>(cacheKeys.list(undefined))?.pages[0]?.data[0]?.status).toBe(
      "processing",
    );
    expect(ids(cache.getQueryData<TaskPages>(cacheKeys.list("pending")) ?? list([]))).toEqual([[]]);
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
    cache.setQueryData(cacheKeys.list(undefined), list([[task("2", 2), task("1", 1)]]));

    applyFrame(cache, { type: "task_deleted", id: "2" });

    expect(ids(cache.getQueryData<TaskPages>(cacheKeys.list(undefined)) ?? list([]))).toEqual([["1"]]);
  });

  it("adds a log row once, in the order of the rows", () => {
    const cache = new QueryClient();
    cache.setQueryData(cacheKeys.logs("1"), [row(1), row(3)]);

    for (const id of [2, 4, 4]) applyFrame(cache, { type: "log", task_id: "1", log: row(id) });

    expect(cache.getQueryData<TaskLog[]>(cacheKeys.logs("1"))?.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
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
