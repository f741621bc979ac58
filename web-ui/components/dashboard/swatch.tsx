import type { TaskStatus } from "@/lib/api/types";
import { taskStatus } from "@/lib/task-status";

/** The colour that a status has in a chart; the word stands beside it. */
export function Swatch({ status }: { status: TaskStatus }) {
  return (
    <span
      className="size-2.5 shrink-0 rounded-full"
      style={{ background: `var(--color-${taskStatus[status].colour})` }}
      aria-hidden="true"
    />
  );
}
