import { expect, it } from "vitest";
import type { TaskLog } from "@/lib/api/types";
import { stageTimes } from "@/lib/task-stages";
import { at } from "./tasks";

function ended(stage: string, seconds: number, attempt = 1): TaskLog {
  const about = { code: "stage_ended", args: { stage, seconds }, message: `${stage} took ${seconds} s` };
  return {
    id: seconds,
    status: "processing",
    level: "info",
    attempt,
    run_id: null,
    created_at: at(0),
    ...about,
  };
}

it("takes the steps of one attempt from its log, in their order", () => {
  const logs: TaskLog[] = [
    ended("fetch", 9),
    ended("fetch", 1.5, 2),
    { ...ended("fetch", 0, 2), code: "video_reused", args: { profile: "fit" } },
    ended("render", 80, 2),
  ];
  expect(stageTimes(logs, 2)).toEqual([
    { stage: "fetch", seconds: 1.5 },
    { stage: "render", seconds: 80 },
  ]);
});

it("knows no steps where none were noted", () => {
  expect(stageTimes([{ ...ended("fetch", 1), code: null, args: null }], 1)).toEqual([]);
});
