import type { Quarantine, Worker, WorkerCheck } from "@/lib/api/types";

/** A worker as the gateway would send it, with what the test is about. */
export function aWorker(about: Partial<Worker> = {}): Worker {
  return {
    id: `${about.name ?? "gpu-1"}@1`,
    name: "gpu-1",
    state: "ready",
    reason: null,
    drain_wanted: false,
    quarantine: null,
    engines: [{ name: "heygem", lip_sync: true, params: [] }],
    slots: [],
    slot_count: 1,
    versions: {},
    gpus: [],
    checks: [],
    started_at: "2026-11-24T10:00:00.000Z",
    last_seen_at: "2026-11-24T10:00:00.000Z",
    ...about,
  };
}

/** What a worker has looked at; its message is all there is to it unless the test gives it a word. */
export function aCheck(about: Partial<WorkerCheck> = {}): WorkerCheck {
  return { name: "disk", level: "ok", message: "as it should be", code: null, args: {}, ...about };
}

/** Of a worker where no driver is installed, and none is needed. */
export const withoutDriver = aCheck({
  name: "gpu",
  message: "there is no nvidia-smi on PATH",
  code: "nvidia_smi_missing",
});

export function aQuarantine(about: Partial<Quarantine> = {}): Quarantine {
  return {
    until: "2026-11-24T12:30:00.000Z",
    probing: false,
    tasks: ["1", "2", "3"],
    code: "no_result",
    message: "The engine ended without a result.",
    ...about,
  };
}
