import { Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { titleOf } from "@/lib/format";
import { routes } from "@/lib/routes";
import { HumanPicker, newHuman } from "./human-picker";
import { UploadField } from "./upload-field";
import { type Submission, useSubmission } from "./use-submission";
import { type Upload, useUpload } from "./use-upload";

type Missing = "presenter" | "presenterVideo" | "presenterName" | "audio" | "uploading";
type Faults = Partial<Record<"human" | "video" | "humanName" | "audio", Missing>>;

export function NewTaskForm() {
  const t = useTranslations("newTask");
  const router = useRouter();
  const [human, setHuman] = useState<string | null>(null);
  const [humanName, setHumanName] = useState("");
  const [name, setName] = useState("");
  const [faults, setFaults] = useState<Faults>({});
  const video = useUpload();
  const audio = useUpload();
  const submission = useSubmission((task) => router.push(routes.task(task.id)));
  const isNew = human === newHuman;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(human === null && { human: "presenter" }),
      ...(isNew && fileFault("video", video, "presenterVideo")),
      ...(isNew && humanName.trim() === "" && { humanName: "presenterName" }),
      ...fileFault("audio", audio, "audio"),
    };
    setFaults(found);
    const ready = Object.keys(found).length === 0 ? complete() : null;
    if (ready) submission.mutate(ready);
  };

  const complete = (): Submission | null => {
    if (human === null || !audio.stored || !audio.file) return null;
    const audioPath = audio.stored.path;
    const title = name.trim() || titleOf(audio.file.name);
    if (!isNew) return { name: title, audioPath, human: { id: human } };
    if (!video.stored) return null;
    return { name: title, audioPath, human: { name: humanName.trim(), videoPath: video.stored.path } };
  };

  const chooseVideo = (file: File) => {
    video.start(file);
    if (humanName === "") setHumanName(titleOf(file.name));
  };
  const say = (fault: Missing | undefined) => fault && t(`required.${fault}`);

  return (
    <form onSubmit={submit} noValidate className="space-y-8">
      <HumanPicker value={human} onChange={setHuman} error={human === null ? say(faults.human) : undefined} />
      {isNew && (
        <div className="space-y-5 border-l-2 border-line pl-5">
          <UploadField
            label={t("presenterVideo")}
            hint={t("presenterVideoHint")}
            kind="video"
            upload={video}
            onChoose={chooseVideo}
            error={video.stored ? undefined : say(faults.video)}
          />
          <Field
            label={t("presenterName")}
            value={humanName}
            maxLength={255}
            onChange={(event) => setHumanName(event.target.value)}
            error={humanName.trim() === "" ? say(faults.humanName) : undefined}
          />
        </div>
      )}
      <UploadField
        label={t("audio")}
        hint={t("audioHint")}
        kind="audio"
        upload={audio}
        onChoose={audio.start}
        error={audio.stored ? undefined : say(faults.audio)}
      />
      <Field
        label={t("name")}
        hint={t("nameHint")}
        value={name}
        maxLength={255}
        placeholder={audio.file ? titleOf(audio.file.name) : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      {submission.isError && <ProblemNotice error={submission.error} />}
      <Button
        type="submit"
        look="primary"
        icon={Sparkles}
        busy={submission.isPending}
        className="h-11 w-full sm:w-auto"
      >
        {t("submit")}
      </Button>
    </form>
  );
}

function fileFault(field: "video" | "audio", { file, stored, error }: Upload, missing: Missing): Faults {
  if (stored) return {};
  return { [field]: file && !error ? "uploading" : missing };
}
