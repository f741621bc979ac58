import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { DropZone } from "@/components/ui/drop-zone";
import { FieldError } from "@/components/ui/field-error";
import type { MediaKind } from "@/lib/uploads/media-kind";

interface Props {
  label: string;
  hint: string;
  kind: MediaKind;
  several?: boolean;
  error?: string | undefined;
  /** Some files stand there already. */
  begun?: boolean;
  /** Null where no more are taken. */
  onFiles: ((files: File[]) => void) | null;
  children: ReactNode;
}

/** What a voice may be cut from: a video has sound, too. */
const accepted: Record<MediaKind, string> = { video: "video/*", audio: "audio/*,video/*" };

/** The label, the files, and the place where more can be dropped. */
export function UploadFrame({ label, hint, kind, several = false, error, begun, onFiles, children }: Props) {
  const t = useTranslations("upload");
  const id = useId();
  return (
    <div>
      <p id={`${id}-label`} className="mb-1.5 text-sm font-medium">
        {label}
      </p>
      <div className="space-y-2.5">
        {children}
        {onFiles && (
          <DropZone
            labelledBy={`${id}-label`}
            describedBy={error ? `${id}-error` : undefined}
            accept={accepted[kind]}
            several={several}
            invalid={error !== undefined}
            size={begun ? "low" : "tall"}
            words={t.rich(dropWords(several, begun), {
              choose: (text) => (
                <span className="font-medium text-accent underline underline-offset-4">{text}</span>
              ),
            })}
            hint={hint}
            onFiles={onFiles}
          />
        )}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

function dropWords(several: boolean, begun = false) {
  if (!several) return "drop" as const;
  return begun ? ("dropMore" as const) : ("dropSeveral" as const);
}
