import { call } from "./http";

/** Something that renders, as params name it. */
export interface Engine {
  name: string;
  /** Whether it renders what names no engine. */
  is_default: boolean;
  /** Whether the mouth follows the audio. */
  lip_sync: boolean;
  /** Workers that offer it and were heard of within 30 s, ready or not. */
  live_workers: number;
  /** JSON Schema of params. */
  params_schema: Record<string, unknown>;
}

/** A task that might be submitted. */
export interface WantedEstimate {
  audio_ms: number;
  priority: number;
  params: Record<string, unknown>;
}

/** What a task that is submitted now has to expect. */
export interface Estimate {
  engine: string;
  audio_ms: number | null;
  /** Until a worker takes it, in half of all cases; null while none would. */
  wait_seconds: number | null;
  /** How long it runs, in half of all cases; null before the engine's first run. */
  render_seconds: number | null;
  /** Until its end in nine of ten cases. */
  p90: number | null;
  /** How many runs of the engine that rests on. */
  learnt_from: number;
}

/** All engines, by name; they fit on one page. */
export function listEngines(signal?: AbortSignal): Promise<{ data: Engine[] }> {
  return call("GET", "/api/engines", { ...(signal && { signal }) });
}

/** Nothing is submitted. */
export function estimateTask(wanted: WantedEstimate, signal?: AbortSignal): Promise<Estimate> {
  return call("POST", "/api/tasks/estimate", { body: wanted, ...(signal && { signal }) });
}
