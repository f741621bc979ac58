import { Replace, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { UploadField } from "@/components/upload/upload-field";
import type { OneUpload } from "@/components/upload/use-uploads";
import type { DigitalHuman } from "@/lib/api/types";
import { HumanPoster } from "./human-poster";
import { VideoPreview } from "./video-preview";

interface Props {
  /** The one that has a video already; null for a new one. */
  human: DigitalHuman | null;
  upload: OneUpload;
  onChoose: (file: File) => void;
  error?: string | undefined;
}

/** The video it is made of: a new one, or the one it has until another is wanted. */
export function VideoChoice({ human, upload, onChoose, error }: Props) {
  const t = useTranslations("humans.form");
  const [replacing, setReplacing] = useState(false);

  if (human && !replacing) {
    return (
      <div>
        <p className="mb-1.5 text-sm font-medium">{t("video")}</p>
        <div className="flex items-center gap-4 rounded-xl border border-line p-2.5">
          <HumanPoster human={human} className="aspect-video w-28 shrink-0 rounded-lg" />
          <Button icon={Replace} onClick={() => setReplacing(true)}>
            {t("replace")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div>
      <UploadField
        label={t(human ? "newVideo" : "video")}
        hint={t("videoHint")}
        upload={upload}
        onChoose={onChoose}
        error={error}
      >
        {({ file, state }) => state !== "refused" && <VideoPreview file={file} label={t("preview")} />}
      </UploadField>
      {human && (
        <Button
          look="bare"
          icon={Undo2}
          className="mt-2 -ml-3"
          onClick={() => {
            upload.clear();
            setReplacing(false);
          }}
        >
          {t("keepVideo")}
        </Button>
      )}
    </div>
  );
}
