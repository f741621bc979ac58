import type { TaskStatus } from "@/lib/api/types";

/** Tokens of globals.css that tell the parts of the ring apart. */
export const statusColour = {
  pending: "edge",
  processing: "warn",
  completed: "accent",
  failed: "bad",
  cancelled: "line",
} as const satisfies Record<TaskStatus, string>;
