/**
 * What the gateway's REST and live interfaces carry, by the gateway's own description. Times are ISO-8601 UTC, `*_url`
 * are paths of the gateway.
 */
import type { components } from "./schema";

type Schemas = components["schemas"];

/** What fills the holes of a sentence: numbers, names, words of the gateway. */
export type Args = Record<string, unknown>;

export type Task = Schemas["TaskView"];
export type TaskLog = Schemas["TaskLog"];
/** Why a pending task does not go out now. */
export type Waiting = Schemas["Waiting"];
/** All that a pending task waits for, the most fundamental first. */
export type Why = Schemas["Why"];
/** Findings about a finished video, of which the description leaves open which an engine's result tells. */
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
export type DigitalHuman = Schemas["Human"];
export type StoredFile = Schemas["File"];
/** A file that comes in pieces, as the gateway knows it. */
export type Unfinished = Schemas["Upload"];
export type Worker = Schemas["Worker"];
/** A run that a worker holds. */
export type WorkerSlot = Worker["slots"][number];
export type Gpu = Worker["gpus"][number];
/** One thing that a worker has looked at in itself. */
export type WorkerCheck = Worker["checks"][number];
/** Different tasks failed on a worker in a row. */
export type Quarantine = NonNullable<Worker["quarantine"]>;
/** What a key may do: change things, look at them, everything in every workspace. */
export type Scope = Schemas["Session"]["scopes"][number];
export type Session = Schemas["Session"];
export type ApiKey = Schemas["ApiKey"];
export type Workspace = Schemas["Workspace"];
/** Of each cap 0 stands for any number, null for what the gateway's settings say. */
export type Caps = Pick<Workspace, "max_running" | "max_pending" | "max_stored_bytes">;
/** Whether tasks go out to workers; all but `paused` is null unless they do not. */
export type Dispatch = Schemas["DispatchState"];
/** A message that nobody could read. */
export type ParkedMessage = Schemas["ParkedMessage"];
/** One thing that somebody did. */
export type AuditEntry = Schemas["AuditEntry"];
/** Figures of a workspace's tasks, or of all. */
export type TaskStats = Schemas["TaskStats"];
/** Half of them took no longer than `p50` seconds, nineteen of twenty no longer than `p95`; null without any. */
export type Quantiles = TaskStats["render_seconds"];
export type NewTask = Schemas["NewTask"];
/** What became of a move of many tasks, or what would. */
export type MovedTasks = Schemas["MovedTasks"];
/** Some tasks, by their ids or by what they have in common, and whether to move them or only to tell. */
export type SomeTasks = Schemas["MoveOfMany"];
/** Tasks that were submitted together. */
export type Batch = Schemas["Batch"];
/** How the tasks of a batch stand. */
export type BatchStanding = Schemas["Batch"];
/** What became of one task of a batch when it was handed in. */
export type BatchItem = Schemas["BatchItem"];
/** Something that renders, as params name it. */
export type Engine = Schemas["Engine"];
/** What a task that is submitted now has to expect. */
export type Estimate = Schemas["Estimate"];
/** A task that might be submitted. */
export type WantedEstimate = Schemas["WantedEstimate"];

export type TaskStatus = Task["status"];
export type WorkerState = Worker["state"];

/** Every one of a union's words, in this order: a word that the union lacks, or that is left out, does not compile. */
const all =
  <Word extends string>() =>
  <const Words extends readonly Word[]>(words: Words & ([Word] extends [Words[number]] ? unknown : never)) =>
    words as Words;

export const taskStatuses = all<TaskStatus>()(["pending", "processing", "completed", "failed", "cancelled"]);
export const workerStates = all<WorkerState>()(["ready", "draining", "broken", "stopped", "lost"]);
export const scopes = all<Scope>()(["read", "submit", "admin"]);

/** One page of a list; `next_cursor` asks for the next. */
export interface Page<T> {
  data: T[];
  next_cursor: string | null;
  has_more: boolean;
  /** Of all pages, where it was asked for. */
  total?: number;
}

/** Frames of the live socket. Types that this UI does not know yet are passed over. */
export type LiveFrame =
  | { type: "hello" }
  /** Nothing happens; the line stands. */
  | { type: "ping" }
  /** All that is watched from now on. What was fetched before may lack what happened until then. */
  | { type: "subscribed"; topics: LiveTopic[] }
  | { type: "task"; task: Task }
  | { type: "task_deleted"; id: string }
  | { type: "log"; task_id: string; log: TaskLog }
  | { type: "digital_human"; id: string }
  | { type: "worker"; worker: Worker }
  | { type: "stats"; stats: TaskStats };

export type LiveTopic = "tasks" | "stats" | "workers" | "digital_humans" | `task:${string}`;
