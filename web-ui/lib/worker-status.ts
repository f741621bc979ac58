import {
  CircleCheck,
  CirclePause,
  CircleX,
  type LucideIcon,
  PowerOff,
  TriangleAlert,
  Unplug,
} from "lucide-react";
import type { Worker, WorkerCheck, WorkerState } from "./api/types";
import type { Tone } from "./tone";

export type WorkerAction = "drain" | "resume";

interface StateRow {
  tone: Tone;
  icon: LucideIcon;
  /** Its place among the others: what needs a person comes first. */
  rank: number;
  /** Whether it hears orders. */
  listens: boolean;
}

/** Everything that the UI knows about a worker's state. */
export const workerStatus: Record<WorkerState, StateRow> = {
  broken: { tone: "bad", icon: CircleX, rank: 0, listens: true },
  lost: { tone: "warn", icon: Unplug, rank: 1, listens: false },
  draining: { tone: "quiet", icon: CirclePause, rank: 2, listens: true },
  ready: { tone: "good", icon: CircleCheck, rank: 3, listens: true },
  stopped: { tone: "muted", icon: PowerOff, rank: 4, listens: false },
};

export const checkLevel: Record<WorkerCheck["level"], { icon: LucideIcon; className: string; rank: number }> =
  {
    broken: { icon: CircleX, className: "text-bad", rank: 0 },
    warning: { icon: TriangleAlert, className: "text-warn", rank: 1 },
    ok: { icon: CircleCheck, className: "text-accent", rank: 2 },
  };

/** What an operator can ask of a worker now; null for nothing. */
export function actionOf(worker: Worker): WorkerAction | null {
  if (!workerStatus[worker.state].listens) return null;
  if (worker.drain_wanted || worker.quarantine) return "resume";
  // A worker that drains unasked is shutting down, or has not yet heard that it was resumed.
  return worker.state === "draining" ? null : "drain";
}

/** Workers in the order in which they need attention, apart from processes that are over. */
export function arrange(workers: Worker[]): { present: Worker[]; past: Worker[] } {
  const sorted = workers.toSorted(
    (a, b) =>
      workerStatus[a.state].rank - workerStatus[b.state].rank ||
      a.name.localeCompare(b.name) ||
      b.last_seen_at.localeCompare(a.last_seen_at),
  );
  return {
    present: sorted.filter((worker) => !isOver(worker, workers)),
    past: sorted.filter((worker) => isOver(worker, workers)),
  };
}

/** It said goodbye, or fell silent and was started again under the same name. */
function isOver(worker: Worker, workers: Worker[]): boolean {
  if (worker.state !== "lost") return worker.state === "stopped";
  return workers.some(({ name, started_at }) => name === worker.name && started_at > worker.started_at);
}

/** Worst first. */
export function byLevel(checks: WorkerCheck[]): WorkerCheck[] {
  return checks.toSorted((a, b) => checkLevel[a.level].rank - checkLevel[b.level].rank);
}
