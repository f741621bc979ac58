import type { Ref } from "react";

interface Props {
  src: string;
  poster?: string | null;
  label: string;
  /** Width by height; as most screens where it is not known. */
  ratio?: number | undefined;
  ref?: Ref<HTMLVideoElement>;
  /** Hears where it stands, in seconds, several times a second while it plays. */
  onTime?: (seconds: number) => void;
}

export function VideoPlayer({ src, poster, label, ratio = 16 / 9, ref, onTime }: Props) {
  return (
    // biome-ignore lint/a11y/useMediaCaption: what is said is the task's audio, and no transcript of it exists
    <video
      ref={ref}
      controls
      playsInline
      preload="metadata"
      src={src}
      poster={poster ?? undefined}
      aria-label={label}
      onTimeUpdate={(event) => onTime?.(event.currentTarget.currentTime)}
      style={{ aspectRatio: ratio }}
      className="max-h-[70vh] w-full rounded-2xl bg-[oklch(14%_0.006_168)] object-contain"
    />
  );
}
