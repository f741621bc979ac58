import { CircleCheck, CircleSlash, Clock, type LucideIcon, RefreshCw } from "lucide-react";
import type { ApiKey } from "./api/types";
import type { Tone } from "./tone";

/** `ending`: another key has taken its place, and it still opens what it did for a while. */
export type KeyState = "active" | "ending" | "expired" | "disabled";

/** Everything that the UI knows about a key's state. */
export const keyStatus: Record<KeyState, { tone: Tone; icon: LucideIcon; opens: boolean }> = {
  active: { tone: "good", icon: CircleCheck, opens: true },
  ending: { tone: "warn", icon: RefreshCw, opens: true },
  expired: { tone: "muted", icon: Clock, opens: false },
  disabled: { tone: "quiet", icon: CircleSlash, opens: false },
};

export function stateOf(key: ApiKey, now: Date): KeyState {
  if (!key.is_active) return "disabled";
  if (key.expires_at !== null && Date.parse(key.expires_at) <= now.getTime()) return "expired";
  return key.replaced_by === null ? "active" : "ending";
}

/** What an operator's own key is known by: it is changed where the gateway is set up. */
const operatorsKey = "00000000-0000-7000-8000-000000000001";

export function isOperators({ id }: { id: string }): boolean {
  return id === operatorsKey;
}
