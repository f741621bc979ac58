/** What the gateway's REST and live interfaces carry. Times are ISO-8601 UTC, `*_url` are paths of the gateway. */

export const taskStatuses = ["pending", "processing", "completed", "failed", "cancelled"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** What fills the holes of a sentence: numbers, names, words of the gateway. */
export type Args = Record<string, string | number | boolean>;

/** Why a pending task does not go out now. */
export interface Waiting {
  code: string;
  args: Args;
  /** In English. */
  message: string;
}

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
  /** Ten frames spread over the video, side by side; null until they are made. */
  storyboard_url: string | null;
  priority: number;
  params: Record<string, unknown> | null;
  /** The caller's own name of it. */
  external_id: string | null;
  /** What the caller finds it by. */
  labels: Record<string, string>;
  /** It does not go out earlier; null: at once. */
  not_before: string | null;
  /** What it was submitted with; null: alone. */
  batch_id: string | null;
  attempt: number;
  max_attempts: number;
  worker_id: string | null;
  error_code: string | null;
  /** Which of the code's sentences, and what fills it. */
  error_reason: string | null;
  error_args: Args | null;
  /** The sentence in English. */
  error_message: string | null;
  /** What the look at the finished video has found. */
  quality: Quality | null;
  /** Null unless pending and something is in the way. */
  waiting: Waiting | null;
  /** Among the tasks of its workspace for its engine; null unless pending. */
  queue_position: number | null;
  eta_seconds: number | null;
  /** In nine of ten cases it is over by then. */
  eta_p90_seconds: number | null;
  created_at: string;
  updated_at: string;
  started_at: string | null;
  completed_at: string | null;
  /** Since when its silent worker is waited for once more; null unless this is the last chance. */
  silent_since: string | null;
  /** Length of the finished video. */
  duration_ms: number | null;
}

/** All that a pending task waits for, the most fundamental first. */
export interface Why {
  id: string;
  status: TaskStatus;
  queue_position: number | null;
  eta_seconds: number | null;
  reasons: Waiting[];
}

/** Findings about a finished video; what an engine's result does not tell is left out. */
export interface Quality {
  width?: number;
  height?: number;
  fps?: number;
  frames?: number;
  video_codec?: string;
  audio_codec?: string;
  /** Above 0: longer than the audio. */
  length_difference_ms?: number;
  black_seconds?: number;
  frozen_seconds?: number;
  max_volume_db?: number;
}

export interface TaskLog {
  id: number;
  status: TaskStatus;
  /** In English. */
  message: string;
  /** Which sentence it is, and what fills it; null where it is no sentence of the gateway. */
  code: string | null;
  args: Args | null;
  level: "info" | "warn" | "error";
  attempt: number;
  /** The run it tells of; null where it is about none. */
  run_id: string | null;
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
  duration_ms: number | null;
  /** False: `duration_ms`, `video` and `audio` are still to come. */
  probed: boolean;
  video: { codec: string; width: number; height: number; fps: number; rotation: number } | null;
  audio: { codec: string; sample_rate: number; channels: number } | null;
  url: string;
  created_at: string;
}

/** One page of a list; `next_cursor` asks for the next. */
export interface Page<T> {
  data: T[];
  next_cursor: string | null;
  has_more: boolean;
  /** Rows over all pages, where it was asked for. */
  total?: number;
}

/** What became of a move of many tasks, or what would. */
export interface MovedTasks {
  count: number;
  /** The first thousand of them. */
  ids: string[];
  /** Of the given ids, those that cannot move. */
  refused: { id: string; code: string }[];
}

/** Tasks that were submitted together. */
export interface BatchStanding {
  id: string;
  name: string | null;
  total: number;
  /** Tasks that were not accepted when it was handed in. */
  refused: number;
  counts: Record<TaskStatus, number>;
  /** 0-100. */
  progress: number;
  /** All finished videos in one file; null until there is one. */
  results_url: string | null;
  created_at: string;
}

export const workerStates = ["ready", "draining", "broken", "stopped", "lost"] as const;
export type WorkerState = (typeof workerStates)[number];

export interface Worker {
  id: string;
  /** The configured one, the same after a restart. */
  name: string;
  state: WorkerState;
  /** Why it is draining or broken, in English. */
  reason: string | null;
  /** What an operator asked for; the worker hears it within seconds. */
  drain_wanted: boolean;
  /** Why it gets no tasks, whatever was asked; null while it is trusted. */
  quarantine: Quarantine | null;
  engines: { name: string; lip_sync: boolean }[];
  slots: WorkerSlot[];
  slot_count: number;
  /** Program to version. */
  versions: Record<string, string>;
  gpus: Gpu[];
  checks: WorkerCheck[];
  started_at: string;
  last_seen_at: string;
}

/** Different tasks failed on a worker in a row. */
export interface Quarantine {
  until: string;
  /** Its time is over: it gets one task at a time until one completes. */
  probing: boolean;
  tasks: string[];
  /** A word for the last failure. */
  code: string | null;
  /** The last failure, in English. */
  message: string | null;
}

/** A run that a worker holds. */
export interface WorkerSlot {
  index: number;
  task_id: string;
  attempt: number;
  run_id: string;
  percent: number;
  stage: string;
}

export interface Gpu {
  name: string;
  memory_total_mib: number;
  memory_used_mib: number;
  utilization_percent: number;
}

/** One thing that a worker has looked at in itself. */
export interface WorkerCheck {
  name: string;
  level: "ok" | "warning" | "broken";
  /** What was found, and the remedy where it will not do. In English. */
  message: string;
}

/** What a key may do: change things, look at them, everything in every workspace. */
export const scopes = ["read", "submit", "admin"] as const;
export type Scope = (typeof scopes)[number];

export interface Session {
  /** The key behind it. */
  key_id: string;
  /** The key's. */
  name: string;
  workspace_id: string;
  workspace_name: string;
  scopes: Scope[];
  /** When the key ends, and the session with it; null: it does not expire. */
  expires_at: string | null;
}

export interface ApiKey {
  id: string;
  workspace_id: string;
  name: string;
  /** The part of the key that anyone may see. */
  prefix: string;
  scopes: Scope[];
  /** False: disabled, it opens nothing. */
  is_active: boolean;
  created_at: string;
  /** To the minute; null: never used. */
  last_used_at: string | null;
  expires_at: string | null;
  /** The key that a rotation made of it. */
  replaced_by: string | null;
  /** The key itself, in the answer that makes it and never again. */
  key?: string;
}

/** Of each cap 0 stands for any number, null for what the gateway's settings say. */
export interface Caps {
  /** Tasks with workers at once. */
  max_running: number | null;
  /** Tasks that wait. */
  max_pending: number | null;
  max_stored_bytes: number | null;
}

export interface Workspace extends Caps {
  id: string;
  name: string;
  created_at: string;
}

/** Whether tasks go out to workers; all but `paused` is null unless they do not. */
export interface Dispatch {
  paused: boolean;
  paused_at: string | null;
  /** The name of the key that asked for it. */
  paused_by: string | null;
  reason: string | null;
}

/** A message that nobody could read. */
export interface ParkedMessage {
  id: string;
  /** Where it came from and goes when it is replayed. */
  queue: string | null;
  exchange: string | null;
  routing_key: string | null;
  message_id: string | null;
  /** Why nobody could read it, in English. */
  reason: string;
  content_type: string | null;
  headers: Record<string, unknown>;
  size_bytes: number;
  /** Only the beginning of its body is kept: it cannot be replayed. */
  truncated: boolean;
  parked_at: string;
  /** Only where one message is asked for. */
  body?: string;
  body_encoding?: string;
}

/** One thing that somebody did. */
export interface AuditEntry {
  id: string;
  created_at: string;
  action: string;
  key_id: string;
  /** What the key was called then. */
  key_name: string | null;
  address: string;
  target: string;
  workspace_id: string | null;
  details: Record<string, unknown> | null;
}

/** Half of them took no longer than `p50` seconds, nineteen of twenty no longer than `p95`; null without any. */
export interface Quantiles {
  p50: number | null;
  p95: number | null;
}

/** Figures of a workspace's tasks, or of all. */
export interface TaskStats {
  total: number;
  by_status: Record<TaskStatus, number>;
  completed_last_24h: number;
  failed_last_24h: number;
  /** How far the tasks are that run now, on average; null without any. */
  running_percent: number | null;
  /** Until a worker took them. */
  wait_seconds: Quantiles;
  render_seconds: Quantiles;
  /** The hour that goes on and the 23 before it, oldest first. */
  per_hour: { hour: string; completed: number; failed: number }[];
}

export interface NewTask {
  name: string;
  digital_human_id: string;
  audio_path: string;
  description?: string;
  priority?: number;
  params?: Record<string, unknown>;
  external_id?: string;
  labels?: Record<string, string>;
  not_before?: string;
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
  | { type: "digital_human"; id: string }
  | { type: "worker"; worker: Worker }
  | { type: "stats"; stats: TaskStats };

export type LiveTopic = "tasks" | "stats" | "workers" | "digital_humans" | `task:${string}`;
