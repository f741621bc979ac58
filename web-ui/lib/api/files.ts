import { call } from "./http";
import type { StoredFile } from "./types";

/** What a stored file is, as far as it is known by now. */
export function fileInfo(id: string, signal: AbortSignal): Promise<StoredFile> {
  return call("GET", "/api/files/{id}/info", { path: { id }, signal });
}
