import { describe, expect, it } from "vitest";
import type { TaskLog } from "@/lib/api/types";
import { stageTimes, stepsOf } from "@/lib/task-stages";
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

describe("the steps of a run", () => {
  const times = [
    { stage: "fetch", seconds: 2 },
    { stage: "prepare", seconds: 3 },
  ];

  it("follow one another", () => {
    expect(stepsOf(times, null, 5).map(({ from }) => from)).toEqual([0, 2]);
  });

  it("end with the one that goes on, for as long as it does", () => {
    expect(stepsOf(times, { stage: "render", state: "running" }, 12).at(-1)).toEqual({
      stage: "render",
      from: 5,
      seconds: 7,
      state: "running",
    });
  });

  it("end with the one that the run broke off in", () => {
    expect(stepsOf(times, { stage: "render", state: "broken" }, 6).at(-1)).toMatchObject({
      stage: "render",
      state: "broken",
      seconds: 1,
    });
    expect(stepsOf(times, { stage: "render", state: "broken" }, 5.05)).toHaveLength(2);
  });

  it("leave open which step it is where the last one told of is over", () => {
    expect(stepsOf(times, { stage: "prepare", state: "broken" }, 9).at(-1)?.stage).toBeNull();
  });
});
