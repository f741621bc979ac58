import type { Task, TaskLog } from "@/lib/api/types";

/** A task as the gateway would send it, with what the test is about. */
export function aTask(about: Partial<Task> = {}): Task {
  return {
    id: "17",
    name: "Opening",
    description: null,
    status: "pending",
    progress: 0,
    stage: null,
    engine: "ffmpeg",
    digital_human_id: "3",
    audio_path: "files/5",
    video_url: null,
    thumbnail_url: null,
    storyboard_url: null,
    priority: 0,
    params: null,
    external_id: null,
    labels: {},
    not_before: null,
    batch_id: null,
    attempt: 1,
    max_attempts: 3,
    worker_id: null,
    error_code: null,
    error_reason: null,
    error_args: null,
    error_message: null,
    quality: null,
    waiting: null,
    queue_position: null,
    eta_seconds: null,
    eta_p90_seconds: null,
    created_at: "2026-11-24T10:00:00.000Z",
    updated_at: "2026-11-24T10:00:00.000Z",
    started_at: null,
    completed_at: null,
    silent_since: null,
    duration_ms: null,
    ...about,
  };
}

/** The time of a minute on one morning. */
export const at = (minute: number) => `2026-11-24T10:${String(minute).padStart(2, "0")}:00.000Z`;

/** A task that is known by its name, submitted in that minute. */
export const taskOf = (name: string, minute: number, about: Partial<Task> = {}): Task =>
  aTask({ id: name, name, created_at: at(minute), updated_at: at(minute), ...about });

/** A row of a log, written in the minute of its number. */
export const aLogRow = (id: number, about: Partial<TaskLog> = {}): TaskLog => ({
  id,
  status: "processing",
  message: `row ${id}`,
  code: null,
  args: null,
  level: "info",
  attempt: 1,
  run_id: null,
  created_at: at(id),
  ...about,
});
