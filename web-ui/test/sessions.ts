import type { Session } from "@/lib/api/types";

/** Who is signed in, as the gateway would say it, with what the test is about. */
export function aSession(about: Partial<Session> = {}): Session {
  return {
    key_id: "1",
    name: "admin",
    workspace_id: "1",
    workspace_name: "default",
    scopes: ["read", "submit", "admin"],
    expires_at: null,
    ...about,
  };
}
