import { expect, it } from "vitest";
import { asText, pieces, search, type Told } from "@/lib/task-log";
import { at } from "./tasks";

function told(id: number, level: Told["log"]["level"], text: string): Told {
  const words = { message: "in English", code: null, args: null, run_id: null };
  return { log: { id, status: "processing", level, attempt: 1, created_at: at(id), ...words }, text };
}

const rows = [told(1, "info", "Started on GPU-1"), told(2, "warn", "GPU-1 silent"), told(3, "error", "失败")];
const ids = (found: Told[]) => found.map(({ log }) => log.id);

it("finds words whatever their case, and levels from the least on", () => {
  expect(ids(search(rows, "info", " gpu "))).toEqual([1, 2]);
  expect(ids(search(rows, "warn", ""))).toEqual([2, 3]);
  expect(ids(search(rows, "error", "gpu"))).toEqual([]);
  expect(ids(search(rows, "info", "失"))).toEqual([3]);
});

it("cuts a text where the words stand", () => {
  expect(pieces("GPU, gpu", "gpu")).toEqual(["", "GPU", ", ", "gpu", ""]);
  expect(pieces("a.c abc", ".")).toEqual(["a", ".", "c abc"]);
  expect(pieces("text", "")).toEqual(["text"]);
  // Two letters in lower case: no place can be told from it.
  expect(pieces("İx", "x")).toEqual(["İx"]);
});

it("is a file with a line a row, longer ones set in", () => {
  expect(asText([told(1, "warn", "Last lines:\nCUDA")])).toBe(
    "2026-11-24T10:01:00.000Z  WARN   #1  Last lines:\n    CUDA\n",
  );
});
