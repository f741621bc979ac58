import type { StoredFile } from "@/lib/api/types";
import type { UploadFault } from "./check-file";
import type { MediaFacts } from "./media-facts";

/**
 * - `checking`: looked at in the browser
 * - `refused`: not worth sending, `fault` says why
 * - `waiting`: for those before it
 * - `sending`, `paused`
 * - `finishing`: all has been sent, the gateway looks at it
 * - `failed`: `error` says why
 * - `stored`: `stored` is the gateway's file
 */
export type UploadState =
  | "checking"
  | "refused"
  | "waiting"
  | "sending"
  | "paused"
  | "finishing"
  | "failed"
  | "stored";

/** A file on its way to the gateway. */
export interface UploadItem {
  /** Tells it from the others of its queue. */
  key: string;
  file: File;
  state: UploadState;
  fault: UploadFault | null;
  error: unknown;
  sentBytes: number;
  bytesPerSecond: number | null;
  /** What the browser found in it. */
  facts: MediaFacts | null;
  stored: StoredFile | null;
}

/** Will come to an end by itself. */
export function isUnderWay({ state }: UploadItem): boolean {
  return state === "checking" || state === "waiting" || state === "sending" || state === "finishing";
}

export function newItem(key: string, file: File): UploadItem {
  return {
    key,
    file,
    state: "checking",
    fault: null,
    error: null,
    sentBytes: 0,
    bytesPerSecond: null,
    facts: null,
    stored: null,
  };
}
