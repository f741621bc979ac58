import type { ApiKey } from "@/lib/api/types";

/** A key as the gateway would show it, with what the test is about. */
export function aKey(about: Partial<ApiKey> = {}): ApiKey {
  return {
    id: "1",
    workspace_id: "1",
    name: "night batch",
    prefix: "gr_4fT9xQ2b",
    scopes: ["read", "submit"],
    is_active: true,
    created_at: "2026-11-24T10:00:00.000Z",
    last_used_at: "2026-11-24T12:00:00.000Z",
    expires_at: null,
    replaced_by: null,
    ...about,
  };
}
