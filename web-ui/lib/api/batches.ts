import { call } from "./http";
import type { FieldProblem } from "./problem";
import type { BatchStanding, MovedTasks, NewTask } from "./types";

/** What became of one task of a batch when it was handed in. */
export interface BatchItem {
  /** Its place in the request, from 0. */
  index: number;
  /** The task's; null: it was refused. */
  id: string | null;
  /** What the task alone would have been refused with; null: it was accepted. */
  refusal: { status: number; code: string; detail: string; errors: FieldProblem[] } | null;
}

export interface Batch {
  id: string;
  name: string | null;
  /** Left out of lists. */
  items?: BatchItem[];
}

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
  return call("GET", `/api/batches/${encodeURIComponent(id)}`, { ...(signal && { signal }) });
}

/** Ends what still waits or runs. */
export function cancelBatch(id: string): Promise<MovedTasks> {
  return call("POST", `/api/batches/${encodeURIComponent(id)}/cancel`);
}

/** Tries again what has failed; what was cancelled stays so. */
export function retryBatch(id: string): Promise<MovedTasks> {
  return call("POST", `/api/batches/${encodeURIComponent(id)}/retry`);
}
