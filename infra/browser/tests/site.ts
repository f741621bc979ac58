import type { World } from "./world.ts";

export interface SitePage {
  name: string;
  path: (world: World) => string;
  /** Seen without signing in. */
  open?: boolean;
  /** It opens with a dialog over it. */
  dialog?: boolean;
  /** Complaints of the browser that belong to it. */
  expected?: RegExp;
}

/** Every page of the dashboard, as the operator sees it. A new page gets a line here and is tried with the others. */
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
  { name: "not found", path: () => "/nowhere", expected: /status of 404/ },
];
