import { call } from "./http";
import type { Session } from "./types";

/** Exchanges an API key for the session cookie, which no script can read. */
export function signIn(key: string): Promise<void> {
  return call("POST", "/api/session", { body: { key } });
}

export function signOut(): Promise<void> {
  return call("DELETE", "/api/session");
}

export function getSession(signal?: AbortSignal): Promise<Session> {
  return call("GET", "/api/session", { ...(signal && { signal }) });
}
