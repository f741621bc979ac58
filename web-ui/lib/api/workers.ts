import { call } from "./http";
import type { Worker } from "./types";

/** Every worker heard of, for admins; all fit on one page. */
export function listWorkers(signal?: AbortSignal): Promise<{ data: Worker[] }> {
  return call("GET", "/api/workers", { signal });
}

/** Has a worker finish what it holds and take nothing new. */
export function drainWorker(id: string): Promise<Worker> {
  return call("POST", "/api/workers/{id}/drain", { path: { id } });
}

export function resumeWorker(id: string): Promise<Worker> {
  return call("POST", "/api/workers/{id}/resume", { path: { id } });
}
