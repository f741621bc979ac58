import { useState } from "react";
import { useOneUpload } from "@/components/upload/use-uploads";
import type { BatchItem, StoredFile, Task } from "@/lib/api/types";
import { titleOf } from "@/lib/format";
import { paramsOf } from "@/lib/params-schema";
import { type Draft, draftOf, emptyDraft, newHuman } from "./draft";
import { check, type Faults, faultsOf, faultsOfItems } from "./faults";
import { tasksOf } from "./tasks-of";
import { useEngines } from "./use-engines";
import { type Outcome, useSubmission } from "./use-submission";
import { useChosenHuman } from "./use-usable-humans";
import { useVoices } from "./use-voices";

/** What a form begins with. */
export interface Start {
  human: string | null;
  /** Whose answers are taken over, with its audio where that is still there. */
  from: { task: Task; audio: StoredFile | null } | null;
}

/** All that the form knows: answers, files, what is wrong, and how it is handed in. */
export function useNewTask({ human, from }: Start, onDone: (outcome: Outcome) => void) {
  const [draft, setDraft] = useState<Draft>(() => {
    const begun = from ? draftOf(from.task, new Date()) : emptyDraft;
    return human === null ? begun : { ...begun, human };
  });
  const voices = useVoices(from?.audio ? { file: from.audio, title: from.task.name } : null);
  const video = useOneUpload("video");
  const engines = useEngines();
  const chosen = useChosenHuman(draft.human);
  const submission = useSubmission();
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Faults>(() =>
    from && !from.audio ? { audio_path: { word: "audioGone" } } : {},
  );
  const [accepted, setAccepted] = useState<{ batch: string; items: BatchItem[] } | null>(null);

  const engine = engines.all?.find(({ name, is_default }) =>
    draft.engine === null ? is_default : name === draft.engine,
  );
  const engineName = engine?.name ?? draft.engine;
  const params = engine ? paramsOf(engine.params_schema) : [];
  const given = (engineName !== null && draft.params[engineName]) || {};
  const look = () =>
    check({ draft, voices: voices.all, engine: engineName, params, given, video, now: new Date() });

  /** What the gateway said of a field holds until that field is touched. */
  const edited = (field: string) =>
    setRefused((now) =>
      Object.fromEntries(
        Object.entries(now).filter(([name]) => name !== field && !name.startsWith(`${field}.`)),
      ),
    );

  return {
    draft,
    voices,
    video,
    engines,
    engine,
    params,
    given,
    chosen,
    submission,
    accepted,
    faults: { ...refused, ...(tried ? look() : {}) },
    edited,
    change: (about: Partial<Draft>, field: string) => {
      setDraft((now) => ({ ...now, ...about }));
      edited(field);
    },
    setParam: (name: string, value: unknown) => {
      if (engineName === null) return;
      const { [name]: _, ...others } = given;
      const all = value === undefined ? others : { ...others, [name]: value };
      setDraft((now) => ({ ...now, params: { ...now.params, [engineName]: all } }));
      edited(`params.${name}`);
    },
    /** Hands it in, unless something is wrong. */
    submit: () => {
      setTried(true);
      if (Object.keys(look()).length > 0 || engineName === null || draft.human === null) return;
      const sent = voices.all;
      submission.mutate(
        {
          human: humanOf(draft, video.stored),
          batchName: draft.batchName.trim() || null,
          tasks: (id) => tasksOf({ draft, voices: sent, engine: engineName, params }, id),
        },
        {
          onError: (error) => setRefused(faultsOf(error, sent)),
          onSuccess: (outcome) => {
            const items = "batch" in outcome ? (outcome.batch.items ?? []) : [];
            if (!("batch" in outcome) || items.every(({ refusal }) => refusal === null))
              return onDone(outcome);
            // What became a task is done with; the rest can be mended and sent again.
            setRefused(faultsOfItems(items, sent));
            setAccepted({ batch: outcome.batch.id, items });
            for (const { index, refusal } of items) {
              const voice = sent[index];
              if (voice && refusal === null) voices.remove(voice.id);
            }
          },
        },
      );
    },
  };
}

function humanOf({ human, humanName }: Draft, video: StoredFile | null) {
  return human === newHuman || human === null
    ? { name: humanName.trim(), videoPath: video?.path ?? "" }
    : { id: human };
}

/** What a video suggests for the name of the person in it. */
export function nameAfter(draft: Draft, file: File): Partial<Draft> {
  return draft.humanName === "" ? { humanName: titleOf(file.name) } : {};
}
