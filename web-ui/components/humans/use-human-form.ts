import { useCallback, useEffect, useState } from "react";
import { useOneUpload } from "@/components/upload/use-uploads";
import type { DigitalHuman } from "@/lib/api/types";
import { titleOf } from "@/lib/format";
import { readParams, writeParams } from "@/lib/human-params";
import { isUnderWay } from "@/lib/uploads/upload-item";
import { useSaveHuman } from "./use-humans";

/** What is typed and chosen; who submits while the video is still sent need not come back for it. */
export function useHumanForm(human: DigitalHuman | null, onSaved: (human: DigitalHuman) => void) {
  const [name, setName] = useState(human?.name ?? "");
  const [description, setDescription] = useState(human?.description ?? "");
  const [params, setParams] = useState(() => writeParams(human?.params ?? null));
  const [submitted, setSubmitted] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const upload = useOneUpload("video");
  const save = useSaveHuman(onSaved);

  const { item, stored } = upload;
  const parsed = readParams(params);
  const title = name.trim();

  const send = useCallback(() => {
    if (parsed === undefined) return;
    save.mutate({
      id: human?.id ?? null,
      name: title,
      description: description.trim() || null,
      params: parsed,
      ...(stored && { video_path: stored.path }),
    });
  }, [parsed, save.mutate, human, title, description, stored]);

  const submit = () => {
    setSubmitted(true);
    if (title === "" || parsed === undefined) return;
    // A video that was refused or failed says so at its own place.
    if (item ? stored : human) send();
    else if (item && isUnderWay(item)) setWaiting(true);
  };

  useEffect(() => {
    if (!waiting || (item && isUnderWay(item))) return;
    setWaiting(false);
    if (stored) send();
  }, [waiting, item, stored, send]);

  return {
    name: { value: name, set: setName, missing: submitted && title === "" },
    description: { value: description, set: setDescription },
    params: { value: params, set: setParams, wrong: submitted && parsed === undefined },
    video: { upload, missing: submitted && !human && !item },
    /** A name that nobody has typed is the file's. */
    chosen: (file: File) => setName((typed) => typed || titleOf(file.name)),
    submit,
    waiting,
    save,
  };
}
