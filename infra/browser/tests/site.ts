import type { World } from "./world.ts";

export interface SitePage {
  name: string;
  path: (world: World) => string;
  /** Seen without signing in. */
  open?: boolean;
  /** As one sees it who may only read; else the operator. */
  reader?: boolean;
  /** It opens with a dialog over it. */
  dialog?: boolean;
  /** What is asked for in vain while it is open. */
  broken?: string;
  /** Complaints of the browser that belong to it. */
  expected?: RegExp;
}

const down = /status of 503/;

/** Every page of the dashboard. A new page gets a line here and is tried with the others. */
export const sitePages: SitePage[] = [
  { name: "sign in", path: () => "/login", open: true },
  { name: "dashboard", path: () => "/" },
  { name: "tasks", path: () => "/tasks" },
  { name: "tasks of a batch", path: ({ batch }) => `/tasks?batch=${batch}` },
  { name: "no tasks", path: () => "/tasks?q=nothing+is+called+so" },
  { name: "failed tasks", path: () => "/tasks?status=failed" },
  { name: "completed task", path: ({ completed }) => `/tasks/${completed.id}` },
  { name: "failed task", path: ({ failed }) => `/tasks/${failed.id}` },
  { name: "rendering task", path: ({ rendering }) => `/tasks/${rendering.id}` },
  { name: "waiting task", path: ({ waiting }) => `/tasks/${waiting.id}` },
  { name: "digital humans", path: () => "/digital-humans" },
  { name: "digital human", path: ({ human }) => `/digital-humans?human=${human}`, dialog: true },
  { name: "new digital human", path: () => "/digital-humans?new=1", dialog: true },
  { name: "new task", path: () => "/tasks/new" },
  { name: "workers", path: () => "/workers" },
  { name: "settings", path: () => "/settings" },
  { name: "API keys", path: () => "/settings/keys" },
  { name: "workspaces", path: () => "/settings/workspaces" },
  { name: "parked messages", path: () => "/settings/parked" },
  { name: "audit", path: () => "/settings/audit" },
  { name: "tasks, to a reader", path: () => "/tasks", reader: true },
  { name: "failed task, to a reader", path: ({ failed }) => `/tasks/${failed.id}`, reader: true },
  { name: "digital humans, to a reader", path: () => "/digital-humans", reader: true },
  { name: "new task, to a reader", path: () => "/tasks/new", reader: true },
  { name: "API keys, to a reader", path: () => "/settings/keys", reader: true },
  { name: "dashboard without figures", path: () => "/", broken: "/api/tasks/stats*", expected: down },
  { name: "tasks that do not come", path: () => "/tasks", broken: "/api/tasks?*", expected: down },
  { name: "workers that do not come", path: () => "/workers", broken: "/api/workers*", expected: down },
  { name: "not found", path: () => "/nowhere", expected: /status of 404/ },
];
