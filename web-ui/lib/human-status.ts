import { CircleCheck, CirclePause, type LucideIcon } from "lucide-react";
import type { HumanStatus } from "./human-filter";
import type { Tone } from "./tone";

interface StatusRow {
  tone: Tone;
  icon: LucideIcon;
  /** What a switch would make of it. */
  other: HumanStatus;
  /** Whether new tasks may use it. */
  usable: boolean;
}

/** Everything that the UI knows about the status of a digital human. */
export const humanStatus: Record<HumanStatus, StatusRow> = {
  active: { tone: "good", icon: CircleCheck, other: "inactive", usable: true },
  inactive: { tone: "muted", icon: CirclePause, other: "active", usable: false },
};
