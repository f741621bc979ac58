import { everyTask, filterAddress, type TaskFilter } from "./task-filter";

interface NewTask {
  /** The digital human to begin with. */
  human?: string;
  /** The task to begin from: all its answers, to be changed. */
  from?: string;
}

/** The addresses of the pages, named once. */
export const routes = {
  home: "/",
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  digitalHumans: "/digital-humans",
  /** What the filter leaves open is not narrowed: `{ statuses: ["failed"] }`, `{ batch }`. */
  tasks: (filter: Partial<TaskFilter> = {}) => `/tasks${filterAddress({ ...everyTask, ...filter })}`,
  newTask: ({ human, from }: NewTask = {}) => {
    const query = new URLSearchParams({ ...(human && { human }), ...(from && { from }) });
    return query.size === 0 ? "/tasks/new" : `/tasks/new?${query}`;
  },
  task: (id: string) => `/tasks/${id}`,
  workers: "/workers",
  settings: "/settings",
  /** Of one workspace alone, where it is named. */
  apiKeys: (workspace: string | null = null) =>
    workspace === null ? "/settings/keys" : `/settings/keys?workspace=${encodeURIComponent(workspace)}`,
  workspaces: "/settings/workspaces",
  parkedMessages: "/settings/parked",
  audit: "/settings/audit",
} as const;

/** Where to go after signing in: only to a page of this site, whatever the address says. */
export function safeNext(next: string | null): string {
  const local = next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\");
  return local && next ? next : routes.home;
}
