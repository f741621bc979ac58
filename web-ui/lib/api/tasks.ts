import { call, callText } from "./http";
import type { NewTask, Page, Task, TaskLog, TaskStatus } from "./types";

interface ListOptions {
  status?: TaskStatus | undefined;
  cursor?: string | undefined;
  signal?: AbortSignal;
}

const pageSize = 30;
/** The most that the gateway gives at once. */
const logPageSize = 200;

/** Newest first. */
export function listTasks({ status, cursor, signal }: ListOptions): Promise<Page<Task>> {
  return call("GET", "/api/tasks", { query: { status, cursor, limit: pageSize }, ...(signal && { signal }) });
}

export function getTask(id: string, signal?: AbortSignal): Promise<Task> {
  return call("GET", `/api/tasks/${encodeURIComponent(id)}`, { ...(signal && { signal }) });
}

/** Every log row after the given id, oldest first, however many pages that takes. */
export async function listTaskLogs(id: string, after: number, signal?: AbortSignal): Promise<TaskLog[]> {
  const logs: TaskLog[] = [];
  let more = true;
  while (more) {
    const page: Page<TaskLog> = await call("GET", `/api/tasks/${encodeURIComponent(id)}/logs`, {
      query: { after: logs.at(-1)?.id ?? after, limit: logPageSize },
      ...(signal && { signal }),
    });
    logs.push(...page.data);
    more = page.has_more && page.data.length > 0;
  }
  return logs;
}

/** @param idempotencyKey the same for every try of one submission: a lost answer makes no second task */
export function createTask(task: NewTask, idempotencyKey: string): Promise<Task> {
  return call("POST", "/api/tasks", { body: task, headers: { "Idempotency-Key": idempotencyKey } });
}

export function cancelTask(id: string): Promise<Task> {
  return call("POST", `/api/tasks/${encodeURIComponent(id)}/cancel`);
}

export function retryTask(id: string): Promise<Task> {
  return call("POST", `/api/tasks/${encodeURIComponent(id)}/retry`);
}

/** The finished video as a file to keep. */
export function downloadUrl(task: Task): string | null {
  return task.video_url === null ? null : `${task.video_url}?download=1`;
}

/** Where all that a run's engine said can be had; not found where nothing was kept. */
export function runOutputUrl(task: string, run: string): string {
  return `/api/tasks/${encodeURIComponent(task)}/runs/${encodeURIComponent(run)}/output`;
}

export function getRunOutput(task: string, run: string, signal?: AbortSignal): Promise<string> {
  return callText("GET", runOutputUrl(task, run), { ...(signal && { signal }) });
}
