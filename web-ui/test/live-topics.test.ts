import { expect, it } from "vitest";
import { statsKey } from "@/lib/dashboard-cache";
import { humanKeys } from "@/lib/human-cache";
import { keepsFresh } from "@/lib/live-topics";
import { cacheKeys } from "@/lib/task-cache";
import { everyTask } from "@/lib/task-filter";
import { workersKey } from "@/lib/worker-cache";

it("knows what hangs on a topic", () => {
  const keys = {
    list: cacheKeys.list(everyTask),
    count: cacheKeys.count(everyTask),
    newest: cacheKeys.newest,
    task: cacheKeys.task("17"),
    log: cacheKeys.logs("17"),
    another: cacheKeys.task("18"),
    workers: workersKey,
    stats: statsKey,
    human: humanKeys.one("17"),
  };
  const fed = (topic: Parameters<typeof keepsFresh>[0]) =>
    Object.entries(keys).flatMap(([name, key]) => (keepsFresh(topic, key) ? [name] : []));
  expect(fed("tasks")).toEqual(["list", "count", "newest"]);
  expect(fed("task:17")).toEqual(["task", "log"]);
  expect(fed("workers")).toEqual(["workers"]);
  expect(fed("stats")).toEqual([]);
});
