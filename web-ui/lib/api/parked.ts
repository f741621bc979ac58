import { address, call } from "./http";
import type { Page, ParkedMessage } from "./types";

const pageSize = 50;

/** Newest first, without their bodies; a first page counts them all. */
export function listParked(
  queue: string | null,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<ParkedMessage>> {
  return call("GET", "/api/parked-messages", {
    query: { queue, cursor, limit: pageSize, count: cursor === undefined ? true : null },
    signal,
  });
}

/** One with its body. */
export function getParked(id: string, signal: AbortSignal): Promise<ParkedMessage> {
  return call("GET", "/api/parked-messages/{id}", { path: { id }, signal });
}

/** Where its body can be had as it came. */
export function parkedBodyUrl(id: string): string {
  return address("/api/parked-messages/{id}/body", { id });
}

/** Sends it to its queue once more. One that still cannot be read comes back, under a new id. */
export async function replayParked(id: string): Promise<void> {
  await call("POST", "/api/parked-messages/{id}/replay", { path: { id } });
}

export async function dropParked(id: string): Promise<void> {
  await call("DELETE", "/api/parked-messages/{id}", { path: { id } });
}

/** All that came from a queue, or, with null, every one. */
export function dropAllParked(queue: string | null): Promise<{ count: number }> {
  return call("POST", "/api/parked-messages/delete", { body: queue === null ? { all: true } : { queue } });
}
