import type { QueryClient } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { vi } from "vitest";
import { TaskPage } from "@/components/tasks/task-page";
import type { Scope, Task, TaskLog, Waiting } from "@/lib/api/types";
import { applyFrames } from "@/lib/task-cache";
import { fakeDialogs } from "./dialogs";
import { type Answers, serve } from "./gateway";
import { aHuman } from "./humans";
import { askingOnce, inApp } from "./in-app";
import { aSession } from "./sessions";
import { aTask, at } from "./tasks";

let stop = () => {};
let cache: QueryClient;

/** What the gateway was ordered to do with the task, oldest first. */
export const orders: string[] = [];

export function begin() {
  orders.length = 0;
  fakeDialogs();
}

export function end() {
  cleanup();
  stop();
  vi.unstubAllGlobals();
}

interface Setting {
  task: Task;
  logs?: TaskLog[];
  reasons?: Waiting[];
  scopes?: Scope[];
  /** What the gateway says to an order. */
  answer?: { status: number; body?: unknown };
  /** What it says of the digital human. */
  human?: { status: number; body?: unknown };
}

const ada = { status: 200, body: aHuman() };

/** The page of a task on a gateway that has it. */
export async function show({
  task,
  logs = [],
  reasons = [],
  scopes = ["read", "submit"],
  answer,
  human = ada,
}: Setting) {
  const order = (name: string) => () => {
    orders.push(name);
    return answer ?? { status: 202, body: task };
  };
  await showPage({
    "GET /api/session": () => ({ status: 200, body: aSession({ scopes }) }),
    "GET /api/tasks/17": () => ({ status: 200, body: task }),
    "GET /api/tasks/17/why": () => ({ status: 200, body: { ...task, reasons } }),
    "GET /api/tasks/17/logs?after=0&limit=200": () => ({
      status: 200,
      body: { data: logs, next_cursor: null, has_more: false },
    }),
    "GET /api/digital-humans/3": () => human,
    "POST /api/tasks/17/cancel": order("cancel"),
    "POST /api/tasks/17/retry": order("retry"),
    "DELETE /api/tasks/17": order("delete"),
  });
  await screen.findByRole("heading", { level: 1, name: task.name });
}

/** The page on a gateway that answers so. */
export async function showPage(answers: Answers) {
  stop = await serve(answers);
  cache = askingOnce();
  render(inApp(<TaskPage />, cache));
}

export const tell = (task: Task) => act(() => applyFrames(cache, [{ type: "task", task }]));

export const tellLog = (log: TaskLog) => act(() => applyFrames(cache, [{ type: "log", task_id: "17", log }]));

export const running = aTask({ status: "processing", stage: "render", progress: 40, started_at: at(1) });
export const failed = aTask({
  status: "failed",
  error_code: "gpu_out_of_memory",
  error_reason: "gpu_out_of_memory",
  error_args: {},
  completed_at: at(5),
});
export const completed = aTask({
  status: "completed",
  progress: 100,
  video_url: "/api/videos/17",
  duration_ms: 8000,
  completed_at: at(5),
});
