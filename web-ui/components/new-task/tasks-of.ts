import type { NewTask } from "@/lib/api/types";
import { titleOf } from "@/lib/format";
import { type Param, typed } from "@/lib/params-schema";
import type { Draft } from "./draft";
import type { Voice } from "./use-voices";

interface Answers {
  draft: Draft;
  /** All of them are stored. */
  voices: Voice[];
  engine: string;
  params: Param[];
}

/** What is handed in for a digital human: a task of each audio. What was not answered is left to the gateway. */
export function tasksOf({ draft, voices, engine, params }: Answers, humanId: string): NewTask[] {
  const labels = Object.fromEntries(draft.labels.map(({ name, text }) => [name.trim(), text.trim()]));
  const shared = {
    digital_human_id: humanId,
    params: paramsFor(draft, engine, params),
    ...(draft.description.trim() !== "" && { description: draft.description.trim() }),
    ...(draft.priority !== 0 && { priority: draft.priority }),
    ...(draft.externalId.trim() !== "" && { external_id: draft.externalId.trim() }),
    ...(draft.labels.length > 0 && { labels }),
    ...(draft.notBefore !== "" && { not_before: new Date(draft.notBefore).toISOString() }),
  };
  return voices.map(({ stored, title, fileName }) => ({
    ...shared,
    name: title.trim() || titleOf(fileName),
    audio_path: stored?.path ?? "",
  }));
}

/** Those that were given, typed as the engine describes them; what it does not describe goes along as it is. */
export function paramsFor(draft: Draft, engine: string, params: Param[]): Record<string, unknown> {
  const known = new Map(params.map((param) => [param.name, param]));
  const given = Object.entries(draft.params[engine] ?? {}).map(([name, value]) => {
    const param = known.get(name);
    return [name, param ? typed(param, value) : value];
  });
  return { engine, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
}
