import type { LiveFrame, Task } from "./api/types";

/** A clock may be that far off, and a frame that late. */
const recentMillis = 60_000;

/** Of so many tasks is kept that they run, or that their end was told: a tab may stay open for weeks. */
const mostKept = 10_000;

/** Tells which frames say that a task has just ended; each end once. */
export class Completions {
  private readonly running = new Set<string>();
  private readonly told = new Set<string>();

  /** @returns the task when this is news of its end, else null */
  hear(frame: LiveFrame, now: number): Task | null {
    if (frame.type === "task_deleted") this.running.delete(frame.id);
    if (frame.type !== "task") return null;
    const { task } = frame;
    if (task.status === "pending" || task.status === "processing") {
      addFew(this.running, task.id);
      return null;
    }
    const seenRunning = this.running.delete(task.id);
    const end = `${task.id} ${task.completed_at}`;
    if (this.told.has(end)) return null;
    addFew(this.told, end);
    // Who cancels a task knows that it ends.
    if (task.status === "cancelled" || task.completed_at === null) return null;
    return seenRunning || now - Date.parse(task.completed_at) < recentMillis ? task : null;
  }
}

function addFew(kept: Set<string>, word: string): void {
  kept.add(word);
  for (const oldest of kept) {
    if (kept.size <= mostKept) return;
    kept.delete(oldest);
  }
}
