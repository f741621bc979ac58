import type { QueryClient } from "@tanstack/react-query";
import type { Worker } from "./api/types";

export const workersKey = ["workers"] as const;

/** A frame, or the answer of an action: the newest word of a worker; one not yet known joins the others. */
export function putWorker(cache: QueryClient, worker: Worker): void {
  cache.setQueryData<{ data: Worker[] }>(workersKey, (known) => known && { data: merge(known.data, worker) });
}

function merge(known: Worker[], worker: Worker): Worker[] {
  const before = known.find(({ id }) => id === worker.id);
  if (!before) return [...known, worker];
  // A frame may be overtaken by a refetch.
  if (worker.last_seen_at < before.last_seen_at) return known;
  return known.map((row) => (row === before ? worker : row));
}
