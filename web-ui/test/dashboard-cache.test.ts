import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import type { Task } from "@/lib/api/types";
import { applyDashboardFrames, mergeNewest, newestCount, newestKey, statsKey } from "@/lib/dashboard-cache";
import { someStats } from "./stats";
import { aTask, at } from "./tasks";

const rows = Array.from({ length: newestCount }, (_, index) =>
  aTask({ id: `${index}`, created_at: at(50 - index), updated_at: at(50) }),
);
const ids = (tasks: Task[] | undefined) => tasks?.map(({ id }) => id);

describe("the newest tasks", () => {
  it("take a new one in at its age and let the oldest go", () => {
    const now = mergeNewest(rows, aTask({ id: "new", created_at: at(59) }));
    expect(ids(now)).toEqual(["new", "0", "1", "2", "3", "4"]);
    expect(ids(mergeNewest(rows.slice(0, 2), aTask({ id: "old", created_at: at(1) })))).toEqual([
      "0",
      "1",
      "old",
    ]);
  });

  it("change in place, and never back to an older word", () => {
    const changed = aTask({ ...rows[2], status: "completed", updated_at: at(51) });
    expect(mergeNewest(rows, changed)[2]?.status).toBe("completed");
    expect(mergeNewest(rows, { ...changed, updated_at: at(1) })).toBe(rows);
  });

  it("stay the very same array when the change is of none of them", () => {
    expect(mergeNewest(rows, aTask({ id: "old", created_at: at(1) }))).toBe(rows);
  });
});

describe("frames for the dashboard", () => {
  let cache: QueryClient;

  beforeEach(() => {
    cache = new QueryClient();
  });

  it("leave the last figures of several", () => {
    cache.setQueryData(statsKey, someStats());
    applyDashboardFrames(cache, [
      { type: "stats", stats: someStats({ total: 1 }) },
      { type: "stats", stats: someStats({ total: 2 }) },
    ]);
    expect(cache.getQueryData(statsKey)).toEqual(someStats({ total: 2 }));
  });

  it("drop an answer that was under way when newer figures came", async () => {
    let answer = (_: unknown) => {};
    const asked = cache.fetchQuery({
      queryKey: statsKey,
      queryFn: ({ signal }) => {
        signal.throwIfAborted();
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    applyDashboardFrames(cache, [{ type: "stats", stats: someStats({ total: 2 }) }]);
    answer(someStats({ total: 1 }));
    await asked.catch(() => {});
    expect(cache.getQueryData(statsKey)).toEqual(someStats({ total: 2 }));
  });

  it("ask anew for the newest when one of them is deleted, and only then", () => {
    cache.setQueryData(newestKey, rows);
    applyDashboardFrames(cache, [{ type: "task_deleted", id: "99" }]);
    expect(cache.getQueryState(newestKey)?.isInvalidated).toBe(false);
    applyDashboardFrames(cache, [{ type: "task_deleted", id: "3" }]);
    expect(cache.getQueryState(newestKey)?.isInvalidated).toBe(true);
  });

  it("invent nothing that nobody has asked for", () => {
    applyDashboardFrames(cache, [
      { type: "task", task: aTask() },
      { type: "stats", stats: someStats() },
    ]);
    expect(cache.getQueryCache().getAll()).toEqual([]);
  });
});
