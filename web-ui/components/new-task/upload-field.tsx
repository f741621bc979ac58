import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { FileDrop } from "@/components/ui/file-drop";
import { isUnreachable } from "@/lib/api/problem";
import { bytes, clock } from "@/lib/format";
import { useProbed } from "./use-probed";
import type { Upload } from "./use-upload";

interface Props {
  label: string;
  hint: string;
  kind: "audio" | "video";
  upload: Upload;
  onChoose: (file: File) => void;
  /** What the form finds wrong. */
  error?: string | undefined;
}

/** A file that is sent as soon as it is chosen, with what the gateway says to it. */
export function UploadField({ label, hint, kind, upload, onChoose, error }: Props) {
  const t = useTranslations("upload");
  const format = useFormatter();
  const locale = useLocale();
  const { file, progress } = upload;
  const stored = useProbed(upload.stored);

  const about = () => {
    const facts = [file && bytes(file.size, locale), stored?.duration_ms ? clock(stored.duration_ms) : null];
    if (kind === "video" && stored?.video) {
      const { width, height, fps } = stored.video;
      facts.push(t("pixels", { width: String(width), height: String(height) }), t("rate", { fps }));
    }
    return [...facts, stored && t("done")].filter(Boolean).join(" · ");
  };
  const trouble: ReactNode = upload.error ? <ProblemNotice error={upload.error} /> : error;
  return (
    <FileDrop
      label={label}
      hint={hint}
      kind={kind}
      file={file && { name: file.name, about: about(), progress }}
      error={trouble}
      words={{
        drop: t.rich("drop", {
          choose: (text) => (
            <span className="font-medium text-accent underline underline-offset-4">{text}</span>
          ),
        }),
        uploading: t("uploading", { percent: format.number(progress ?? 0, { style: "percent" }) }),
        remove: t("remove", { name: file?.name ?? "" }),
        again: t("again"),
      }}
      onChoose={onChoose}
      onRemove={upload.clear}
      onAgain={isUnreachable(upload.error) && file ? () => upload.start(file) : undefined}
    />
  );
}
