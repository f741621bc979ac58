import { call } from "./http";
import { isUnauthorized } from "./problem";
import type { Session } from "./types";

/** Told to the window after signing in: whatever waits for a session may go on. */
export const signedIn = "greenroom:signed-in";

/** Ends when somebody signs in. */
export function signInAgain(): Promise<void> {
  return new Promise((resolve) => window.addEventListener(signedIn, () => resolve(), { once: true }));
}

/** Exchanges an API key for the session cookie, which no script can read. */
export async function signIn(key: string): Promise<void> {
  await call("POST", "/api/session", { body: { key } });
  window.dispatchEvent(new Event(signedIn));
}

/** A session that had ended already is left as well. */
export async function signOut(): Promise<void> {
  try {
    await call("DELETE", "/api/session");
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
  }
}

export function getSession(signal?: AbortSignal): Promise<Session> {
  return call("GET", "/api/session", { signal });
}
