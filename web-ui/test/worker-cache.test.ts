import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import type { Worker } from "@/lib/api/types";
import { applyFrames } from "@/lib/task-cache";
import { workersKey } from "@/lib/worker-cache";
import { at } from "./tasks";
import { aWorker } from "./workers";

let cache: QueryClient;
const shown = () => cache.getQueryData<{ data: Worker[] }>(workersKey)?.data;

beforeEach(() => {
  cache = new QueryClient();
  cache.setQueryData(workersKey, { data: [aWorker({ last_seen_at: at(5) })] });
});

it("a frame changes its worker in place", () => {
  applyFrames(cache, [{ type: "worker", worker: aWorker({ state: "broken", last_seen_at: at(6) }) }]);
  expect(shown()?.map(({ state }) => state)).toEqual(["broken"]);
});

it("a frame of an unknown worker adds it", () => {
  applyFrames(cache, [{ type: "worker", worker: aWorker({ name: "gpu-2" }) }]);
  expect(shown()?.map(({ name }) => name)).toEqual(["gpu-1", "gpu-2"]);
});

it("an older word never replaces a newer one", () => {
  applyFrames(cache, [{ type: "worker", worker: aWorker({ state: "broken", last_seen_at: at(4) }) }]);
  expect(shown()?.map(({ state }) => state)).toEqual(["ready"]);
});

it("a frame before the list is asked for waits for the list", () => {
  cache.clear();
  applyFrames(cache, [{ type: "worker", worker: aWorker() }]);
  expect(shown()).toBeUndefined();
});
