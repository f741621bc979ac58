import { call } from "./http";
import type { Dispatch } from "./types";

/** Whether tasks go out to workers. For administrators, as all of it. */
export function getDispatch(signal?: AbortSignal): Promise<Dispatch> {
  return call("GET", "/api/dispatch", { signal });
}

/** @param reason what those who wait are told; null for nothing */
export function pauseDispatch(reason: string | null): Promise<Dispatch> {
  return call("POST", "/api/dispatch/pause", { body: { reason } });
}

export function resumeDispatch(): Promise<Dispatch> {
  return call("POST", "/api/dispatch/resume");
}
