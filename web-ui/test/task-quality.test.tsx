import { QueryClient } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { TaskQuality } from "@/components/tasks/task-quality";
import type { Quality, TaskLog } from "@/lib/api/types";
import { cacheKeys, type TaskLogs } from "@/lib/task-cache";
import { inApp } from "./in-app";
import { aTask, at } from "./tasks";

afterEach(cleanup);

function show(quality: Quality, logs: TaskLog[] = []) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  cache.setQueryData<TaskLogs>(cacheKeys.logs("17"), { rows: logs, through: 0 });
  render(inApp(<TaskQuality task={aTask({ status: "completed", attempt: 2 })} quality={quality} />, cache));
  return screen.getByRole("region", { name: "Check of the result" }).textContent;
}

const black = (id: number, attempt: number): TaskLog => ({
  id,
  status: "processing",
  message: "",
  code: "result_partly_black",
  args: { seconds: id },
  level: "warn",
  attempt,
  run_id: null,
  created_at: at(id),
});

it("shows what is known and nothing else", () => {
  const text = show({ width: 1080, height: 1920, fps: 25, length_difference_ms: -40, black_seconds: 0 });
  expect(text).toContain("1080 × 1920");
  expect(text).toContain("25 fps");
  expect(text).toContain("-0.04s");
  expect(text).not.toContain("Black");
  expect(text).not.toContain("Loudest");
});

it("calls a difference that nobody hears none", () => {
  expect(show({ length_difference_ms: 1 })).toContain("same length");
});

it("puts the doubts of the attempt that made the video first", () => {
  const text = show({ black_seconds: 3 }, [black(2, 1), black(3, 2)]);
  expect(text).toContain("it is black for 3 s");
  expect(text).not.toContain("it is black for 2 s");
});
