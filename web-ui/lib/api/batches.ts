import { call } from "./http";
import type { Batch, BatchStanding, MovedTasks, NewTask } from "./types";

/** The most that the gateway takes at once. */
export const mostTasks = 100;

/** Those that can be rendered are accepted; refused only where none can. */
export function submitBatch(
  batch: { name: string | null; tasks: NewTask[] },
  idempotencyKey: string,
): Promise<Batch> {
  return call("POST", "/api/tasks/batch", { body: batch, headers: { "Idempotency-Key": idempotencyKey } });
}

export function getBatch(id: string, signal?: AbortSignal): Promise<BatchStanding> {
  return call("GET", "/api/batches/{id}", { path: { id }, signal });
}

/** Ends what still waits or runs. */
export function cancelBatch(id: string): Promise<MovedTasks> {
  return call("POST", "/api/batches/{id}/cancel", { path: { id } });
}

/** Tries again what has failed; what was cancelled stays so. */
export function retryBatch(id: string): Promise<MovedTasks> {
  return call("POST", "/api/batches/{id}/retry", { path: { id } });
}
