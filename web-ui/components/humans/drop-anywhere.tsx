import { UploadCloud } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";

interface Props {
  /** Said while a file hangs over the page. */
  words: string;
  /** At least one file. Null where none is wanted: the part stays what it is. */
  onDrop: ((files: File[]) => void) | null;
  children: ReactNode;
}

/** A part of the page that takes a file wherever it is let go; there is another way for those without a mouse. */
export function DropAnywhere({ words, onDrop, children }: Props) {
  const [over, setOver] = useState(false);
  // Each element within tells of its own entering and leaving.
  const depth = useRef(0);
  const carriesFile = (event: DragEvent) => onDrop !== null && event.dataTransfer.types.includes("Files");

  return (
    <section
      aria-label={onDrop ? words : undefined}
      className="relative min-h-[60vh]"
      onDragEnter={(event) => {
        if (!carriesFile(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (carriesFile(event)) event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length === 0 || !onDrop) return;
        event.preventDefault();
        onDrop(files);
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute -inset-3 z-10 flex items-start justify-center rounded-2xl border-2 border-dashed border-accent bg-accent-soft/85 pt-40">
          <p className="flex items-center gap-3 text-lg font-medium text-accent">
            <UploadCloud className="size-6" aria-hidden="true" />
            {words}
          </p>
        </div>
      )}
    </section>
  );
}
