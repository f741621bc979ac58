import { expect, it } from "vitest";
import type { Args, TaskLog } from "@/lib/api/types";
import { attemptsOf, lastLines, waitedSeconds } from "@/lib/task-attempts";
import { at } from "./tasks";

let id = 0;

function row(code: string, attempt: number, minute: number, args: Args, run_id: string | null): TaskLog {
  id += 1;
  return {
    id,
    status: "processing",
    message: "",
    code,
    args,
    level: "info",
    attempt,
    run_id,
    created_at: at(minute),
  };
}

const logs = [
  row("submitted", 1, 0, { engine: "heygem" }, null),
  row("started", 1, 2, { worker: "gpu-1", attempt: 1 }, "a"),
  row("stage_ended", 1, 3, { stage: "fetch", seconds: 4 }, "a"),
  row("progressed", 1, 3, { stage: "render", percent: 20 }, "a"),
  row("gpu_out_of_memory", 1, 4, {}, "a"),
  row("engine_said", 1, 4, { lines: "CUDA out of memory" }, "a"),
  row("attempt_failed", 1, 4, { attempt: 1, worker: "gpu-1", seconds: 120, code: "gpu_out_of_memory" }, "a"),
  row("tried_again", 2, 4, { attempt: 2, seconds: 30 }, null),
  row("started", 2, 9, { worker: "gpu-2", attempt: 2 }, "b"),
];

it("tells of each attempt its wait, worker, run, steps and end", () => {
  expect(attemptsOf(logs)).toEqual([
    {
      number: 1,
      queuedAt: at(0),
      startedAt: at(2),
      worker: "gpu-1",
      run: "a",
      outcome: "failed",
      code: "gpu_out_of_memory",
      seconds: 120,
      stage: "render",
      stages: [{ stage: "fetch", seconds: 4 }],
    },
    {
      number: 2,
      queuedAt: at(4),
      startedAt: at(9),
      worker: "gpu-2",
      run: "b",
      outcome: null,
      code: null,
      seconds: null,
      stage: null,
      stages: [],
    },
  ]);
});

it("gives a result to the attempt that made it, however late it comes", () => {
  const late = row(
    "attempt_completed",
    2,
    10,
    { attempt: 1, worker: "gpu-1", seconds: 500, video_seconds: 9, bytes: 1 },
    "a",
  );
  expect(attemptsOf([...logs, late]).map(({ outcome }) => outcome)).toEqual(["completed", null]);
});

it("knows no attempts where nothing is recorded", () => {
  expect(attemptsOf([])).toEqual([]);
});

it("has the engine's last lines of the attempt that is asked for", () => {
  expect(lastLines(logs, 1)).toBe("CUDA out of memory");
  expect(lastLines(logs, 2)).toBeNull();
});

it("does not count as waiting what the task was told to wait", () => {
  const [first] = attemptsOf(logs);
  if (!first) throw new Error("there is one");
  expect(waitedSeconds(first, null, first.startedAt)).toBe(120);
  expect(waitedSeconds(first, at(1), first.startedAt)).toBe(60);
  expect(waitedSeconds(first, at(5), at(3))).toBe(0);
  expect(waitedSeconds(first, null, null)).toBeNull();
});
