import type { TaskStatus } from "./api/types";

/** The addresses of the pages, named once. */
export const routes = {
  home: "/",
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  tasks: (status?: TaskStatus) => (status ? `/tasks?status=${status}` : "/tasks"),
  newTask: "/tasks/new",
  task: (id: string) => `/tasks/${id}`,
  workers: "/workers",
} as const;

/** Where to go after signing in: only to a page of this site, whatever the address says. */
export function safeNext(next: string | null): string {
  const local = next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\");
  return local && next ? next : routes.tasks();
}
