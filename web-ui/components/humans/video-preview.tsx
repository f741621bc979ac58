import { useEffect, useState } from "react";

/** A chosen video as the browser plays it, before anybody else has seen it; nothing where it cannot. */
export function VideoPreview({ file, label }: { file: File; label: string }) {
  const [src, setSrc] = useState<string | null>(null);
  const [playable, setPlayable] = useState(true);

  useEffect(() => {
    const url = URL.createObjectURL(file);
    setSrc(url);
    setPlayable(true);
    return () => URL.revokeObjectURL(url);
  }, [file]);

  if (src === null || !playable) return null;
  return (
    // biome-ignore lint/a11y/useMediaCaption: a film of a person, looked at to see that it is the right one
    <video
      src={src}
      controls
      playsInline
      preload="metadata"
      aria-label={label}
      onError={() => setPlayable(false)}
      className="max-h-72 w-full rounded-b-xl bg-[oklch(14%_0.006_168)] object-contain"
    />
  );
}
