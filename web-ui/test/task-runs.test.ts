import { expect, it } from "vitest";
import type { TaskLog } from "@/lib/api/types";
import { endedRuns, tail } from "@/lib/task-runs";
import { aTask, at } from "./tasks";

function row(id: number, attempt: number, run_id: string | null): TaskLog {
  const words = { message: "", code: null, args: null };
  return { id, status: "processing", ...words, level: "info", attempt, run_id, created_at: at(id) };
}

const logs = [row(1, 1, null), row(2, 1, "a"), row(3, 1, "a"), row(4, 2, "b")];

it("knows each run that is over once", () => {
  expect(endedRuns(aTask({ status: "failed", attempt: 2 }), logs)).toEqual([
    { run: "a", attempt: 1 },
    { run: "b", attempt: 2 },
  ]);
});

it("leaves out the run that goes on", () => {
  expect(endedRuns(aTask({ status: "processing", attempt: 2 }), logs)).toEqual([{ run: "a", attempt: 1 }]);
});

it("cuts a long text where a line begins", () => {
  expect(tail("one\ntwo\nthree", 20)).toBe("one\ntwo\nthree");
  expect(tail("one\ntwo\nthree", 7)).toBe("three");
  expect(tail("one long line", 7)).toBe("ng line");
  expect(tail("one long line\n", 7)).toBe("g line\n");
});
