import type { Engine, WantedEstimate } from "@/lib/api/types";
import { faultOf, type Param } from "@/lib/params-schema";
import type { Draft } from "./draft";
import { paramsFor } from "./tasks-of";
import type { Voices } from "./use-voices";

/** The gateway thinks no further than a day. */
const mostMillis = 86_400_000;

interface Known {
  draft: Draft;
  voices: Voices;
  engine: Engine | undefined;
  params: Param[];
  given: Record<string, unknown>;
}

/**
 * What to ask of the tasks that the form makes by now: as one that says it all, as if one worker rendered them in turn.
 * Null while no length is known, or where the engine would not take the params.
 */
export function wantedEstimate({ draft, voices, engine, params, given }: Known): WantedEstimate | null {
  const total = voices.all.reduce((sum, { lengthMillis }) => sum + (lengthMillis ?? 0), 0);
  const refused = params.some((param) => faultOf(param, given[param.name]) !== null);
  if (total === 0 || !engine || refused) return null;
  return {
    audio_ms: Math.min(mostMillis, total),
    priority: draft.priority,
    params: paramsFor(draft, engine.name, params),
  };
}
