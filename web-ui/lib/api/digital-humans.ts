import { call } from "./http";
import type { DigitalHuman, Page } from "./types";

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
