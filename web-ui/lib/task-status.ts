import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  LoaderCircle,
  type LucideIcon,
} from "lucide-react";
import type { TaskStatus } from "./api/types";
import type { Tone } from "./tone";

export type TaskAction = "cancel" | "retry" | "download";

export type ChartColour = "edge" | "warn" | "accent" | "bad" | "line";

interface StatusRow {
  /** Key under `status` of the messages. */
  label: TaskStatus;
  tone: Tone;
  /** The token of globals.css that its part of a chart has, where its word stands beside it. */
  colour: ChartColour;
  icon: LucideIcon;
  /** What the gateway lets a person do in this state. */
  actions: readonly TaskAction[];
  /** Nothing will change any more unless somebody acts. */
  final: boolean;
}

/** Everything that the UI knows about a status, for every page. */
export const taskStatus: Record<TaskStatus, StatusRow> = {
  pending: {
    label: "pending",
    tone: "quiet",
    colour: "edge",
    icon: CircleDashed,
    actions: ["cancel"],
    final: false,
  },
  processing: {
    label: "processing",
    tone: "active",
    colour: "warn",
    icon: LoaderCircle,
    actions: ["cancel"],
    final: false,
  },
  completed: {
    label: "completed",
    tone: "good",
    colour: "accent",
    icon: CircleCheck,
    actions: ["download"],
    final: true,
  },
  failed: { label: "failed", tone: "bad", colour: "bad", icon: CircleAlert, actions: ["retry"], final: true },
  cancelled: {
    label: "cancelled",
    tone: "muted",
    colour: "line",
    icon: CircleSlash,
    actions: ["retry"],
    final: true,
  },
};

export function allows(status: TaskStatus, action: TaskAction): boolean {
  return taskStatus[status].actions.includes(action);
}
