import { expect, it } from "vitest";
import { draftOf, emptyDraft, localMinute, newHuman } from "@/components/new-task/draft";
import { check, faultsOf, faultsOfItems, voiceField } from "@/components/new-task/faults";
import { tasksOf } from "@/components/new-task/tasks-of";
import type { Voice } from "@/components/new-task/use-voices";
import { ApiError } from "@/lib/api/problem";
import { paramsOf } from "@/lib/params-schema";
import { anAudio } from "./files";
import { aTask } from "./tasks";

const params = paramsOf({ properties: { crf: { type: ["integer", "null"], minimum: 10, maximum: 40 } } });
const now = new Date("2026-11-24T10:00:00Z");

function aVoice(about: Partial<Voice> = {}): Voice {
  const file = { file: null, sizeBytes: 2048, stored: anAudio(), underWay: false, lengthMillis: 14_000 };
  return { id: "v1", fileName: "opening.wav", title: "", ...file, ...about };
}

const entered = {
  draft: { ...emptyDraft, human: "3" },
  voices: [aVoice()],
  engine: "ffmpeg",
  params,
  given: {},
  video: { stored: null, busy: false },
  now,
};

it("finds nothing wrong with what is complete", () => {
  expect(check(entered)).toEqual({});
});

it("names all that is missing at once", () => {
  expect(check({ ...entered, draft: emptyDraft, voices: [] })).toEqual({
    digital_human_id: { word: "presenter" },
    audio_path: { word: "audio" },
  });
  expect(check({ ...entered, draft: { ...emptyDraft, human: newHuman } })).toEqual({
    video_path: { word: "presenterVideo" },
    human_name: { word: "presenterName" },
  });
});

it("needs to know the engine", () => {
  expect(check({ ...entered, engine: null })).toEqual({ "params.engine": { word: "engine" } });
});

it("waits for uploads, and tells those that failed apart", () => {
  const voices = [aVoice({ stored: null, underWay: true }), aVoice({ id: "v2", stored: null })];
  expect(check({ ...entered, voices })).toEqual({
    [voiceField("v1")]: { word: "uploading" },
    [voiceField("v2")]: { word: "notUploaded" },
  });
});

it("holds params, labels and the start against their rules", () => {
  const labels = [
    { id: "a", name: "-team", text: "" },
    { id: "b", name: "desk", text: "1" },
    { id: "c", name: "desk", text: "2" },
  ];
  const draft = { ...entered.draft, labels, notBefore: localMinute(new Date(now.getTime() - 60_000)) };
  expect(check({ ...entered, draft, given: { crf: "50" } })).toEqual({
    "params.crf": { word: "between", least: 10, most: 40 },
    "labels.-team": { word: "labelName" },
    "labels.desk": { word: "labelTwice" },
    not_before: { word: "momentPassed" },
  });
  const far = { ...entered.draft, notBefore: localMinute(new Date(now.getTime() + 400 * 86_400_000)) };
  expect(check({ ...entered, draft: far })).toEqual({ not_before: { word: "momentFar" } });
});

it("puts what the gateway refuses to its field, and to the audio of its task", () => {
  const problem = (field: string) => ({ field, code: "size", message: "is too long" });
  const refusal = (...fields: string[]) => new ApiError(422, "validation_failed", "", fields.map(problem));
  const voices = [aVoice(), aVoice({ id: "v2" })];

  expect(Object.keys(faultsOf(refusal("name", "params.crf", "audio_path"), [aVoice()]))).toEqual([
    voiceField("v1", "name"),
    "params.crf",
    voiceField("v1"),
  ]);
  expect(Object.keys(faultsOf(refusal("name", "tasks.1.audio_path", "tasks.0.labels.x"), voices))).toEqual([
    "name",
    voiceField("v2"),
    "labels.x",
  ]);
  expect(faultsOf(new Error("no network"), voices)).toEqual({});
});

it("puts the refusal of one task of a batch to its audio", () => {
  const full = { status: 429, code: "too_many_pending", detail: "Too many.", errors: [] };
  const items = [
    { index: 0, external_id: null, id: "17", refusal: null },
    { index: 1, external_id: null, id: null, refusal: full },
  ];
  expect(faultsOfItems(items, [aVoice(), aVoice({ id: "v2" })])).toEqual({
    [voiceField("v2")]: { problem: { field: "", code: "too_many_pending", message: "Too many." } },
  });
});

it("hands in what was answered and nothing else", () => {
  const draft = {
    ...emptyDraft,
    human: "3",
    params: { ffmpeg: { crf: " 23 ", grain: 2 }, heygem: { crf: "9" } },
  };
  const voices = [aVoice(), aVoice({ title: " Evening " })];
  expect(tasksOf({ draft, voices, engine: "ffmpeg", params }, "3")).toEqual([
    {
      name: "opening",
      digital_human_id: "3",
      audio_path: "files/5",
      params: { engine: "ffmpeg", crf: 23, grain: 2 },
    },
    {
      name: "Evening",
      digital_human_id: "3",
      audio_path: "files/5",
      params: { engine: "ffmpeg", crf: 23, grain: 2 },
    },
  ]);
});

it("takes an earlier task's answers over, but no time that has passed", () => {
  const labels = { team: "news" };
  const task = aTask({ params: { engine: "ffmpeg", crf: 23 }, priority: 4, labels, external_id: "order-1" });
  const draft = draftOf({ ...task, not_before: "2026-11-24T09:00:00.000Z" }, now);
  expect(draft.notBefore).toBe("");
  expect(tasksOf({ draft, voices: [aVoice()], engine: "ffmpeg", params }, "3")).toEqual([
    {
      name: "opening",
      digital_human_id: "3",
      audio_path: "files/5",
      params: { engine: "ffmpeg", crf: 23 },
      priority: 4,
      external_id: "order-1",
      labels,
    },
  ]);
  const later = draftOf({ ...task, not_before: "2026-11-24T18:30:00.000Z" }, now);
  expect(tasksOf({ draft: later, voices: [aVoice()], engine: "ffmpeg", params }, "3")[0]?.not_before).toBe(
    "2026-11-24T18:30:00.000Z",
  );
});
