import { type LucideIcon, UserRound } from "lucide-react";
import { useState } from "react";

interface Props {
  /** Null while there is none. */
  src: string | null;
  icon?: LucideIcon;
  className?: string;
}

/** A still beside its name, and so without words of its own. */
export function Thumbnail({ src, icon: Icon = UserRound, className = "" }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      className={`flex aspect-video items-center justify-center overflow-hidden rounded-lg bg-sunken text-faint ${className}`}
    >
      {src === null || src === broken ? (
        <Icon className="size-5" aria-hidden="true" />
      ) : (
        // biome-ignore lint/performance/noImgElement: an exported site has no image server
        <img
          src={src}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(src)}
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
