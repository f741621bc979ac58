import { call } from "./http";
import type { ApiKey, Page, Scope } from "./types";

const pageSize = 50;

export interface NewKey {
  name: string;
  scopes: Scope[];
  /** Null: a new workspace of its own. */
  workspace_id: string | null;
  /** Null: never. */
  expires_at: string | null;
}

/** What is left out stays as it is. */
export interface ChangedKey {
  name: string;
  scopes?: Scope[];
  is_active?: boolean;
  expires_at?: string | null;
}

/**
 * Newest first, without the keys themselves.
 *
 * @param workspace whose keys alone; null for all
 */
export function listKeys(
  workspace: string | null,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<ApiKey>> {
  return call("GET", "/api/api-keys", {
    query: { workspace_id: workspace ?? undefined, cursor, limit: pageSize },
    signal,
  });
}

/** The answer holds the key itself, and no other answer ever does. */
export function createKey(key: NewKey): Promise<ApiKey> {
  return call("POST", "/api/api-keys", { body: key });
}

export function changeKey(id: string, change: ChangedKey): Promise<ApiKey> {
  return call("PUT", "/api/api-keys/{id}", { path: { id }, body: change });
}

/** Makes a key that takes this one's place, shown in this answer only. */
export function rotateKey(id: string, overlapSeconds: number): Promise<ApiKey> {
  return call("POST", "/api/api-keys/{id}/rotate", {
    path: { id },
    body: { overlap_seconds: overlapSeconds },
  });
}

export async function deleteKey(id: string): Promise<void> {
  await call("DELETE", "/api/api-keys/{id}", { path: { id } });
}
