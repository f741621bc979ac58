import { Download } from "lucide-react";
import { type Ref, useState } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "./button";

interface Props {
  src: string;
  /** Where to save it from, for a browser that cannot play it. */
  file?: string;
  poster?: string | null;
  label: string;
  /** Width by height; as most screens where it is not known. */
  ratio?: number | undefined;
  ref?: Ref<HTMLVideoElement>;
  /** Hears where it stands, in seconds, several times a second while it plays. */
  onTime?: (seconds: number) => void;
}

/** Of MediaError: what the player itself tells, and tries again. */
const connectionLost = 2;

export function VideoPlayer({ src, file = src, poster, label, ratio = 16 / 9, ref, onTime }: Props) {
  const t = useTranslations("video");
  const [broken, setBroken] = useState<string | null>(null);
  if (src === broken) {
    return (
      <div
        className="flex max-h-[70vh] w-full flex-col items-center justify-center gap-3 rounded-2xl bg-sunken p-6 text-center text-sm text-muted"
        style={{ aspectRatio: ratio }}
      >
        <p>{t("broken")}</p>
        <a href={file} download className={buttonClass()}>
          <Download className="size-4" aria-hidden="true" />
          {t("download")}
        </a>
      </div>
    );
  }
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
      onError={({ currentTarget: { error } }) => error?.code !== connectionLost && setBroken(src)}
      onTimeUpdate={(event) => onTime?.(event.currentTarget.currentTime)}
      style={{ aspectRatio: ratio }}
      className="max-h-[70vh] w-full rounded-2xl bg-[oklch(14%_0.006_168)] object-contain"
    />
  );
}
