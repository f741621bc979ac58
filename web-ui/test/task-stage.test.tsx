import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TaskStage } from "@/components/tasks/task-stage";
import type { Task } from "@/lib/api/types";
import { serve } from "./gateway";
import { askingOnce, inApp } from "./in-app";
import { aTask } from "./tasks";

let stop = () => {};
let scopes: string[];

beforeEach(async () => {
  scopes = ["submit", "read"];
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: { name: "ops", workspace_id: "1", scopes } }),
  });
});

afterEach(() => {
  cleanup();
  stop();
});

function show(about: Partial<Task>) {
  render(inApp(<TaskStage task={aTask(about)} />, askingOnce(), "zh-CN"));
}

it("says that a running task's worker is silent and until when it is waited for", () => {
  show({ status: "processing", stage: "render", silent_since: "2026-11-24T12:20:00.000Z" });
  expect(screen.getByText("它的节点失去联系。这是最后一次机会，所以等它到 12:30。")).toBeTruthy();
});

describe("a failed task", () => {
  const failed: Partial<Task> = {
    status: "failed",
    error_code: "audio_invalid",
    error_reason: "audio_too_short",
    error_args: { seconds: 0.4, least_seconds: 1 },
    error_message: "The audio is 0.4 s long; at least 1 s are needed. Use a longer one.",
  };

  it("shows cause and remedy in the reader's language and the code to quote", () => {
    show(failed);
    const alert = screen.getByRole("alert").textContent;
    expect(alert).toContain("音频时长 0.4 秒，至少需要 1 秒。");
    expect(alert).toContain("处理办法：请换用更长的录音。");
    expect(alert).toContain("audio_invalid");
    expect(alert).not.toContain("at least 1 s");
  });

  it("shows the gateway's sentence under the kind of failure where its reason is not known", () => {
    show({ ...failed, error_reason: "audio_too_sad", error_message: "The audio is too sad." });
    const alert = screen.getByRole("alert").textContent;
    expect(alert).toContain("音频无法使用");
    expect(alert).toContain("The audio is too sad.");
  });
});

describe("a task that nobody can take", () => {
  const waiting = {
    code: "no_worker_for_engine",
    args: { engine: "heygem" },
    message: "no worker offers heygem",
  };

  it("says so instead of its place in the queue", () => {
    show({ waiting, queue_position: 1 });
    expect(screen.getByText(/没有节点提供 heygem 引擎/)).toBeTruthy();
    expect(screen.queryByText("本工作区的下一个")).toBeNull();
  });

  it("leads an administrator to the workers", async () => {
    scopes = ["admin"];
    show({ waiting });
    expect((await screen.findByRole("link")).getAttribute("href")).toBe("/workers");
  });
});

describe("a task that something else holds up", () => {
  const at = "2026-11-26T20:05:09.000Z";

  it.each([
    [
      "dispatch_paused",
      { reason: "换显卡" },
      "渲染已暂停",
      "管理员已暂停渲染：换显卡。任务保留原有的排队位置。",
    ],
    ["dispatch_paused", {}, "渲染已暂停", "管理员已暂停渲染。任务保留原有的排队位置。"],
    [
      "workspace_at_cap",
      { cap: 3, running: 3 },
      "工作区已达上限",
      "本工作区已有 3 个任务在节点上，同时最多允许 3 个。其中一个结束后，此任务即可发出。",
    ],
    ["not_before", { at }, "等待指定时间", `提交时指定于 ${minuteOf(at)} 之后开始渲染。`],
    ["retry_at", { at }, "等待再次尝试", `将于 ${clockOf(at)} 再次尝试。`],
  ])("says that it is %s and leads nobody to the workers", async (code, args, title, text) => {
    scopes = ["admin"];
    show({ waiting: { code, args, message: "in English" }, queue_position: 1 });
    expect((await screen.findByRole("heading")).textContent).toBe(title);
    expect(screen.getByText(text)).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
  });
});

/** In the reader's own time zone. */
function clockOf(moment: string) {
  return new Intl.DateTimeFormat("zh-CN", { timeStyle: "medium" }).format(new Date(moment));
}

function minuteOf(moment: string) {
  const say = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("zh-CN", style).format(new Date(moment));
  return `${say({ dateStyle: "medium" })} ${say({ timeStyle: "short" })}`;
}
