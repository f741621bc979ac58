import { UploadCloud } from "lucide-react";
import { type ReactNode, useState } from "react";

interface Props {
  /** Of the label that names it. */
  labelledBy: string;
  describedBy?: string | undefined;
  /** What the browser's own dialog shows first, such as `audio/*`. */
  accept: string;
  /** Whether the browser's own dialog gives more than one; as many as one likes can be dropped either way. */
  several?: boolean;
  invalid?: boolean;
  /** "Drop a file here or choose one". */
  words: ReactNode;
  hint: string;
  /** Low, where files stand beside it already. */
  size?: "tall" | "low";
  onFiles: (files: File[]) => void;
}

/** Takes files by choosing or dropping. The browser's own file control speaks its own language: ours is drawn. */
export function DropZone({
  labelledBy,
  describedBy,
  accept,
  several = false,
  invalid = false,
  words,
  hint,
  size = "tall",
  onFiles,
}: Props) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const all = [...(files ?? [])];
    if (all.length > 0) onFiles(all);
  };
  const edge = invalid ? "border-bad" : "border-edge hover:border-accent hover:bg-accent-soft/40";

  return (
    <label
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
      className={`flex cursor-pointer flex-col items-center rounded-xl border border-dashed px-4 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${size === "tall" ? "gap-2 py-7" : "gap-1 py-4"} ${over ? "border-accent bg-accent-soft" : edge}`}
    >
      <UploadCloud
        className={size === "tall" ? "size-6 text-faint" : "size-5 text-faint"}
        aria-hidden="true"
      />
      <span>{words}</span>
      {size === "tall" && <span className="max-w-md text-sm text-balance text-faint">{hint}</span>}
      <input
        type="file"
        accept={accept}
        multiple={several}
        className="sr-only"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it was removed.
          event.target.value = "";
        }}
      />
    </label>
  );
}
