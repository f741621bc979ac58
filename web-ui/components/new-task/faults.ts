import { ApiError, type FieldProblem } from "@/lib/api/problem";
import type { BatchItem } from "@/lib/api/types";
import { faultOf, type Param, type ParamFault } from "@/lib/params-schema";
import { type Draft, newHuman } from "./draft";
import type { Voice } from "./use-voices";

type Word =
  | "presenter"
  | "presenterVideo"
  | "presenterName"
  | "audio"
  | "audioGone"
  | "engine"
  | "uploading"
  | "notUploaded"
  | "labelName"
  | "labelTwice"
  | "momentPassed"
  | "momentFar";

/** What is wrong with a field: by our own look, or by the gateway's. */
export type Fault = { word: Word } | ParamFault | { problem: FieldProblem };

/** By the field's name as the gateway has it; of an audio as {@link voiceField} has it. */
export type Faults = Partial<Record<string, Fault>>;

/** @param field of its task; its audio, where left out */
export function voiceField(voice: string, field = "audio_path"): string {
  return `${voice}:${field}`;
}

interface Entered {
  draft: Draft;
  voices: Voice[];
  /** Null while none is known. */
  engine: string | null;
  /** What the chosen engine understands. */
  params: Param[];
  given: Record<string, unknown>;
  /** Of the new digital human. */
  video: { stored: unknown; busy: boolean };
  now: Date;
}

const labelName = /^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$/;
const farthestMillis = 366 * 24 * 3_600_000;

/** All that can be told before the gateway is asked. */
export function check({ draft, voices, engine, params, given, video, now }: Entered): Faults {
  const faults: Faults = {};
  if (draft.human === null) faults.digital_human_id = { word: "presenter" };
  if (draft.human === newHuman) {
    if (!video.stored) faults.video_path = { word: video.busy ? "uploading" : "presenterVideo" };
    if (draft.humanName.trim() === "") faults.human_name = { word: "presenterName" };
  }
  if (voices.length === 0) faults.audio_path = { word: "audio" };
  for (const { id, stored, underWay } of voices) {
    if (!stored) faults[voiceField(id)] = { word: underWay ? "uploading" : "notUploaded" };
  }
  if (engine === null) faults["params.engine"] = { word: "engine" };
  for (const param of params) {
    const fault = faultOf(param, given[param.name]);
    if (fault) faults[`params.${param.name}`] = fault;
  }
  for (const { name } of draft.labels) {
    const twice = draft.labels.filter((label) => label.name.trim() === name.trim()).length > 1;
    if (!labelName.test(name.trim())) faults[`labels.${name}`] = { word: "labelName" };
    else if (twice) faults[`labels.${name}`] = { word: "labelTwice" };
  }
  if (draft.notBefore !== "") {
    const ahead = new Date(draft.notBefore).getTime() - now.getTime();
    if (ahead < 0) faults.not_before = { word: "momentPassed" };
    if (ahead > farthestMillis) faults.not_before = { word: "momentFar" };
  }
  return faults;
}

const ofOneTask = /^tasks\.(\d+)\.?(.*)$/;
/** What all tasks of a submission have in common; the rest is told at their audio. */
const shared = /^(digital_human_id|description|priority|external_id|not_before|params\b|labels\b)/;

/** What the gateway says about single fields of a submission. */
export function faultsOf(error: unknown, voices: Voice[]): Faults {
  if (!(error instanceof ApiError)) return {};
  const alone = voices.length === 1 ? voices[0] : undefined;
  return Object.fromEntries(
    error.errors.map((problem) => {
      const [, index, field = problem.field] = ofOneTask.exec(problem.field) ?? [];
      return [placeOf(field, index === undefined ? alone : voices[Number(index)]), { problem }];
    }),
  );
}

/** The same of those tasks of a batch that were not accepted. */
export function faultsOfItems(items: BatchItem[], voices: Voice[]): Faults {
  return Object.fromEntries(
    items.flatMap(({ index, refusal }) => {
      if (!refusal) return [];
      const { code, detail: message, errors } = refusal;
      const problems = errors.length > 0 ? errors : [{ field: "", code, message }];
      return problems.map((problem) => [placeOf(problem.field, voices[index]), { problem }]);
    }),
  );
}

function placeOf(field: string, voice: Voice | undefined): string {
  if (!voice || shared.test(field)) return field;
  return voiceField(voice.id, field === "name" ? field : undefined);
}
