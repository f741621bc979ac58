import { describe, expect, it } from "vitest";
import { workerStates } from "@/lib/api/types";
import { actionOf, arrange, byLevel, workerStatus } from "@/lib/worker-status";
import { at } from "./tasks";
import { aCheck, aQuarantine, aWorker } from "./workers";

describe("the table of a worker's states", () => {
  it("tells states apart without colour", () => {
    expect(new Set(workerStates.map((state) => workerStatus[state].icon)).size).toBe(workerStates.length);
  });

  it("drains who takes tasks and resumes who was drained", () => {
    expect(actionOf(aWorker({ state: "ready" }))).toBe("drain");
    expect(actionOf(aWorker({ state: "broken" }))).toBe("drain");
    expect(actionOf(aWorker({ state: "ready", drain_wanted: true }))).toBe("resume");
    expect(actionOf(aWorker({ state: "draining", drain_wanted: true }))).toBe("resume");
    expect(actionOf(aWorker({ state: "draining", quarantine: aQuarantine() }))).toBe("resume");
  });

  it("asks nothing of a worker that shuts down by itself or does not listen", () => {
    expect(actionOf(aWorker({ state: "draining" }))).toBeNull();
    expect(actionOf(aWorker({ state: "lost", drain_wanted: true }))).toBeNull();
    expect(actionOf(aWorker({ state: "stopped" }))).toBeNull();
  });
});

describe("the list of workers", () => {
  const names = (workers: { name: string }[]) => workers.map(({ name }) => name);

  it("has those that need a person first", () => {
    const { present } = arrange([
      aWorker({ name: "b" }),
      aWorker({ name: "c", state: "draining" }),
      aWorker({ name: "a" }),
      aWorker({ name: "e", state: "lost" }),
      aWorker({ name: "d", state: "broken" }),
    ]);
    expect(names(present)).toEqual(["d", "e", "c", "a", "b"]);
  });

  it("sets ended processes apart: those that said so and those that run again under their name", () => {
    const { present, past } = arrange([
      aWorker({ id: "a@1", name: "a", state: "lost", started_at: at(1) }),
      aWorker({ id: "a@2", name: "a", started_at: at(2) }),
      aWorker({ name: "b", state: "lost" }),
      aWorker({ name: "c", state: "stopped" }),
    ]);
    expect(present.map(({ id }) => id)).toEqual(["b@1", "a@2"]);
    expect(past.map(({ id }) => id)).toEqual(["a@1", "c@1"]);
  });

  it("shows the worst check first", () => {
    const check = (name: string, level: "ok" | "warning" | "broken") => aCheck({ name, level });
    expect(names(byLevel([check("a", "ok"), check("b", "warning"), check("c", "broken")]))).toEqual([
      "c",
      "b",
      "a",
    ]);
  });
});
