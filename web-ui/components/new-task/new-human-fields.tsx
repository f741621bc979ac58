import { useTranslations } from "use-intl";
import { VideoPreview } from "@/components/humans/video-preview";
import { Field } from "@/components/ui/field";
import { UploadField } from "@/components/upload/upload-field";
import type { OneUpload } from "@/components/upload/use-uploads";
import type { Draft } from "./draft";
import type { Faults } from "./faults";
import { useFaultWords } from "./use-fault-words";
import { nameAfter } from "./use-new-task";

interface Props {
  draft: Draft;
  video: OneUpload;
  faults: Faults;
  change: (about: Partial<Draft>, field: string) => void;
  edited: (field: string) => void;
}

/** A digital human that is made along with its first task. */
export function NewHumanFields({ draft, video, faults, change, edited }: Props) {
  const t = useTranslations("newTask");
  const say = useFaultWords();
  return (
    <div className="space-y-5 border-l-2 border-line pl-5">
      <UploadField
        label={t("presenterVideo")}
        hint={t("presenterVideoHint")}
        upload={video}
        onChoose={(file) => {
          change(nameAfter(draft, file), "human_name");
          edited("video_path");
        }}
        error={say(faults.video_path)}
      >
        {({ file, state }) =>
          state !== "refused" && <VideoPreview file={file} label={t("presenterPreview")} />
        }
      </UploadField>
      <Field
        label={t("presenterName")}
        value={draft.humanName}
        maxLength={255}
        autoComplete="off"
        onChange={(event) => change({ humanName: event.target.value }, "human_name")}
        error={say(faults.human_name)}
      />
    </div>
  );
}
