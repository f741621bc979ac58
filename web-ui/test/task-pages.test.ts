import { describe, expect, it } from "vitest";
import type { Task } from "@/lib/api/types";
import { everyTask, type TaskFilter } from "@/lib/task-filter";
import { mergeNews, type TaskPages } from "@/lib/task-pages";
import { aTask, at } from "./tasks";

const task = (id: string, minute: number, about: Partial<Task> = {}) =>
  aTask({ id, created_at: at(minute), updated_at: at(minute), ...about });

function list(pages: Task[][], hasMore = false): TaskPages {
  return {
    pageParams: pages.map(() => undefined),
    pages: pages.map((data, index) => {
      const more = index < pages.length - 1 || hasMore;
      return { data, has_more: more, next_cursor: more ? "next" : null, last: data.at(-1) ?? null };
    }),
  };
}

const ids = (pages: TaskPages) => pages.pages.map((page) => page.data.map((row) => row.id));

const merge = (pages: TaskPages, news: Task[], filter: Partial<TaskFilter> = {}) =>
  mergeNews(pages, new Map(news.map((row) => [row.id, row])), { ...everyTask, ...filter });

describe("a list of tasks, newest first", () => {
  const two = list([[task("4", 4), task("3", 3)], [task("1", 1)]], true);

  it("takes new tasks on top, however many come at once", () => {
    expect(ids(merge(two, [task("5", 5)]))).toEqual([["5", "4", "3"], ["1"]]);
    const many = Array.from({ length: 10_000 }, (_, i) => task(`n${String(i).padStart(5, "0")}`, 9));
    const [first] = ids(merge(two, many));
    expect(first?.length).toBe(10_002);
    expect(first?.slice(-3)).toEqual(["n00000", "4", "3"]);
  });

  it("takes a task of the past where its age puts it", () => {
    expect(ids(merge(two, [task("2", 2)]))).toEqual([
      ["4", "3"],
      ["2", "1"],
    ]);
  });

  it("leaves a task that is older than all to a page not yet asked for", () => {
    expect(ids(merge(two, [task("0", 0)]))).toEqual([["4", "3"], ["1"]]);
    expect(ids(merge(list([[task("4", 4)]]), [task("0", 0)]))).toEqual([["4", "0"]]);
    expect(ids(merge(list([[]]), [task("0", 0)]))).toEqual([["0"]]);
  });

  it("knows where the next page begins although the row before it has gone", () => {
    const gone = mergeNews(two, new Map([["1", null]]), everyTask);
    expect(ids(gone)).toEqual([["4", "3"], []]);
    expect(ids(merge(gone, [task("2", 2), task("0", 0)]))).toEqual([["4", "3"], ["2"]]);
  });

  it("changes a task in place and leaves all else the same object", () => {
    const changed = merge(two, [task("3", 3, { progress: 40, updated_at: at(9) })]);
    expect(ids(changed)).toEqual(ids(two));
    expect(changed.pages[0]?.data[1]?.progress).toBe(40);
    expect(changed.pages[0]?.data[0]).toBe(two.pages[0]?.data[0]);
    expect(changed.pages[1]).toBe(two.pages[1]);
  });

  it("never goes back to an older word", () => {
    const now = list([[task("1", 1, { progress: 40, updated_at: at(9) })]]);
    expect(merge(now, [task("1", 1, { progress: 20, updated_at: at(8) })])).toBe(now);
  });

  it("loses a task that its filter no longer takes, and gains one that it does", () => {
    const pending = list([[task("2", 2), task("1", 1)]]);
    const only: Partial<TaskFilter> = { statuses: ["pending", "processing"] };
    const ended = task("1", 1, { status: "failed", updated_at: at(9) });
    expect(ids(merge(pending, [ended], only))).toEqual([["2"]]);
    expect(ids(merge(pending, [task("3", 3, { status: "failed" })], only))).toEqual([["2", "1"]]);
    expect(ids(merge(pending, [task("3", 3, { status: "processing" })], only))).toEqual([["3", "2", "1"]]);
  });
});

describe("a list in another order", () => {
  it("moves a task to where its change puts it", () => {
    const byUpdate = list([[task("3", 3), task("2", 2), task("1", 1)]]);
    const changed = task("1", 1, { progress: 5, updated_at: at(9) });
    expect(ids(merge(byUpdate, [changed], { sort: "-updated_at" }))).toEqual([["1", "3", "2"]]);
  });

  it("hands a task on to a later page, and does not show it twice", () => {
    const rising = list([[task("1", 1), task("2", 2)], [task("3", 3)]], true);
    const changed = task("1", 1, { progress: 5, updated_at: at(9) });
    expect(ids(merge(rising, [changed], { sort: "updated_at" }))).toEqual([["2"], ["3"]]);
    const complete = list([[task("1", 1), task("2", 2)], [task("3", 3)]]);
    expect(ids(merge(complete, [changed], { sort: "updated_at" }))).toEqual([["2"], ["3", "1"]]);
  });

  it("sorts equals by id, the same way", () => {
    const same = list([[task("b", 1, { priority: 5 }), task("a", 2)]]);
    expect(ids(merge(same, [task("c", 3, { priority: 5 })], { sort: "-priority" }))).toEqual([
      ["c", "b", "a"],
    ]);
    expect(ids(merge(list([[]]), [task("2", 1), task("1", 1)], { sort: "priority" }))).toEqual([["1", "2"]]);
  });

  it("sorts names as readers do, whatever their case", () => {
    const named = list([[task("1", 1, { name: "alpha" }), task("2", 2, { name: "Gamma" })]]);
    expect(ids(merge(named, [task("3", 3, { name: "Beta" })], { sort: "name" }))).toEqual([["1", "3", "2"]]);
  });
});
