import { call } from "./http";
import type { Engine, Estimate, WantedEstimate } from "./types";

/** All engines, by name; they fit on one page. */
export function listEngines(signal?: AbortSignal): Promise<{ data: Engine[] }> {
  return call("GET", "/api/engines", { signal });
}

/** Nothing is submitted. */
export function estimateTask(wanted: WantedEstimate, signal?: AbortSignal): Promise<Estimate> {
  return call("POST", "/api/tasks/estimate", { body: wanted, signal });
}
