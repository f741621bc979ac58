import { call } from "./http";
import type { Session } from "./types";

/** Told to the window after signing in: whatever waits for a session may go on. */
export const signedIn = "greenroom:signed-in";

/** Exchanges an API key for the session cookie, which no script can read. */
export async function signIn(key: string): Promise<void> {
  await call("POST", "/api/session", { body: { key } });
  window.dispatchEvent(new Event(signedIn));
}

export async function signOut(): Promise<void> {
  await call("DELETE", "/api/session");
}

export function getSession(signal?: AbortSignal): Promise<Session> {
  return call("GET", "/api/session", { signal });
}
