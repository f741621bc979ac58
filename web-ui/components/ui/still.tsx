import { type ReactNode, useState } from "react";

interface Props {
  /** Null while there is none. */
  src: string | null;
  /** Shown in its place where there is none, or it cannot be loaded. */
  fallback: ReactNode;
  /** How it is cut to its frame. */
  className?: string;
}

/** A picture that fills its frame beside a name, and so has no words of its own. */
export function Still({ src, fallback, className = "" }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  if (src === null || src === broken) return fallback;
  return (
    // biome-ignore lint/performance/noImgElement: an exported site has no image server
    <img
      key={src}
      src={src}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setBroken(src)}
      className={`size-full object-cover ${className}`}
    />
  );
}
