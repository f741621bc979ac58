/** What the gateway's REST and live interfaces carry. Times are ISO-8601 UTC, `*_url` are paths of the gateway. */

export const taskStatuses = ["pending", "processing", "completed", "failed", "cancelled"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export interface Task {
  id: string;
  name: string;
  description: string | null;
  status: TaskStatus;
  /** 0-100; 100 only when completed. */
  progress: number;
  /** The step of the run, a word of the worker; null while none runs. */
  stage: string | null;
  engine: string;
  digital_human_id: string;
  audio_path: string;
  video_url: string | null;
  thumbnail_url: string | null;
  priority: number;
  params: Record<string, unknown> | null;
  attempt: number;
  max_attempts: number;
  worker_id: string | null;
  error_code: string | null;
  error_message: string | null;
  queue_position: number | null;
  eta_seconds: number | null;
  created_at: string;
  updated_at: string;
  started_at: string | null;
  completed_at: string | null;
  /** Length of the finished video. */
  duration_ms: number | null;
}

export interface TaskLog {
  id: number;
  status: TaskStatus;
  message: string;
  level: "info" | "warn" | "error";
  attempt: number;
  created_at: string;
}

export interface DigitalHuman {
  id: string;
  name: string;
  description: string | null;
  video_path: string;
  video_url: string;
  /** Null until the poster is made. */
  thumbnail_url: string | null;
  status: "active" | "inactive";
  params: Record<string, unknown> | null;
  created_at: string;
  updated_at: string;
}

export interface StoredFile {
  id: string;
  /** What `audio_path` and `video_path` take. */
  path: string;
  kind: "audio" | "video" | "image";
  name: string;
  content_type: string;
  size_bytes: number;
  sha256: string;
  duration_ms?: number | null;
  url: string;
  created_at: string;
}

/** One page of a list; `next_cursor` asks for the next. */
export interface Page<T> {
  data: T[];
  next_cursor: string | null;
  has_more: boolean;
}

export interface NewTask {
  name: string;
  digital_human_id: string;
  audio_path: string;
}

export interface LiveTicket {
  ticket: string;
  expires_at: string;
}

/** Frames of the live socket. Types that this UI does not know yet are passed over. */
export type LiveFrame =
  | { type: "hello" }
  | { type: "task"; task: Task }
  | { type: "task_deleted"; id: string }
  | { type: "log"; task_id: string; log: TaskLog }
  | { type: "digital_human"; digital_human: DigitalHuman };

export type LiveTopic = "tasks" | "digital_humans" | `task:${string}`;
