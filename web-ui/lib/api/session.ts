import { call } from "./http";

/** Exchanges an API key for the session cookie, which no script can read. */
export function signIn(key: string): Promise<void> {
  return call("POST", "/api/session", { body: { key } });
}

export function signOut(): Promise<void> {
  return call("DELETE", "/api/session");
}
