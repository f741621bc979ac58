import { call } from "./http";
import type { DigitalHuman, Page } from "./types";

interface ListOptions {
  /** A piece of the name. */
  q?: string;
  status?: DigitalHuman["status"] | undefined;
  /** Of which workspace; only an administrator has a choice. */
  workspaceId?: string | undefined;
  cursor?: string | undefined;
  signal?: AbortSignal;
}

/** Full rows in grids of two, three and four. */
const pageSize = 24;

/** Newest first. */
export function listHumans({
  q,
  status,
  workspaceId,
  cursor,
  signal,
}: ListOptions): Promise<Page<DigitalHuman>> {
  return call("GET", "/api/digital-humans", {
    query: { q: q || null, status, workspace_id: workspaceId, cursor, limit: pageSize },
    ...(signal && { signal }),
  });
}

export function getHuman(id: string, signal?: AbortSignal): Promise<DigitalHuman> {
  return call("GET", `/api/digital-humans/${encodeURIComponent(id)}`, { ...(signal && { signal }) });
}

/** Those that a new task may use, newest first; the first hundred. */
export function listActiveHumans(signal?: AbortSignal): Promise<Page<DigitalHuman>> {
  return call("GET", "/api/digital-humans", {
    query: { status: "active", limit: 100 },
    ...(signal && { signal }),
  });
}

export function createHuman(human: { name: string; video_path: string }): Promise<DigitalHuman> {
  return call("POST", "/api/digital-humans", { body: human });
}
