import { FileAudio, FileVideo, RotateCcw, UploadCloud, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { FieldError } from "./field";
import { IconButton } from "./icon-button";
import { ProgressBar } from "./progress-bar";

export interface ChosenFile {
  name: string;
  /** Size, length: what is known of it, in words. */
  about: string;
  /** 0-1 while it is sent, null when it is there or failed. */
  progress: number | null;
}

interface Props {
  label: string;
  hint: string;
  kind: "audio" | "video";
  file: ChosenFile | null;
  error?: ReactNode;
  words: { drop: ReactNode; uploading: string; remove: string; again: string };
  onChoose: (file: File) => void;
  onRemove: () => void;
  /** Given when the upload failed and may be tried again. */
  onAgain?: (() => void) | undefined;
}

/** Takes one file by choosing or dropping. The browser's own file control speaks its own language: ours is drawn. */
export function FileDrop({ label, hint, kind, file, error, words, onChoose, onRemove, onAgain }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  const Icon = kind === "audio" ? FileAudio : FileVideo;
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first) onChoose(first);
  };

  return (
    <div>
      <p id={`${id}-label`} className="mb-1.5 text-sm font-medium">
        {label}
      </p>
      {file ? (
        <div className="flex items-center gap-3.5 rounded-xl border border-line bg-surface py-2.5 pr-2 pl-4 shadow-card">
          <Icon className="size-5 shrink-0 text-accent" aria-hidden="true" />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">{file.name}</p>
            {file.progress !== null && (
              <div className="my-1.5">
                <ProgressBar label={words.uploading} percent={file.progress * 100} />
              </div>
            )}
            <p className="text-sm text-faint" aria-live="polite">
              {file.progress === null ? file.about : words.uploading}
            </p>
          </div>
          {onAgain && (
            <Button look="bare" icon={RotateCcw} onClick={onAgain}>
              {words.again}
            </Button>
          )}
          <IconButton icon={X} label={words.remove} onClick={onRemove} />
        </div>
      ) : (
        <label
          htmlFor={id}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files);
          }}
          className={`flex flex-col items-center gap-2 rounded-xl border border-dashed px-4 py-7 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${over ? "border-accent bg-accent-soft" : "border-edge hover:border-accent hover:bg-accent-soft/40"}`}
        >
          <UploadCloud className="size-6 text-faint" aria-hidden="true" />
          <span>{words.drop}</span>
          <span className="max-w-md text-sm text-balance text-faint">{hint}</span>
          <input
            id={id}
            type="file"
            accept={`${kind}/*`}
            className="sr-only"
            aria-describedby={`${id}-label`}
            onChange={(event) => {
              take(event.target.files);
              // The same file may be chosen again after it was removed.
              event.target.value = "";
            }}
          />
        </label>
      )}
      {error &&
        (typeof error === "string" ? <FieldError>{error}</FieldError> : <div className="mt-2">{error}</div>)}
    </div>
  );
}
