interface Props {
  src: string;
  poster?: string | null;
  label: string;
}

export function VideoPlayer({ src, poster, label }: Props) {
  return (
    // biome-ignore lint/a11y/useMediaCaption: what is said is the task's audio, and no transcript of it exists
    <video
      controls
      playsInline
      preload="metadata"
      src={src}
      poster={poster ?? undefined}
      aria-label={label}
      className="aspect-video w-full rounded-2xl bg-[oklch(14%_0.006_168)] object-contain"
    />
  );
}
