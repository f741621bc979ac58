import { type RefObject, useState } from "react";
import { useTranslations } from "use-intl";
import { videoUrl } from "@/lib/api/digital-humans";
import type { DigitalHuman } from "@/lib/api/types";
import { useFollower } from "./use-follower";

interface Props {
  human: DigitalHuman;
  /** What it follows. */
  result: RefObject<HTMLVideoElement | null>;
  ratio: number;
}

/** The video of the person as it was given, at the place that the result shows; silent, and moved by the result alone. */
export function OriginalVideo({ human, result, ratio }: Props) {
  const t = useTranslations("task.beside");
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [broken, setBroken] = useState(false);
  useFollower(result, video);
  if (broken) {
    return (
      <p
        className="flex w-full items-center justify-center rounded-2xl bg-sunken p-6 text-center text-sm text-muted"
        style={{ aspectRatio: ratio }}
      >
        {t("broken")}
      </p>
    );
  }
  return (
    <video
      ref={setVideo}
      muted
      playsInline
      preload="auto"
      src={videoUrl(human)}
      aria-label={t("originalOf", { name: human.name })}
      onError={() => setBroken(true)}
      style={{ aspectRatio: ratio }}
      className="max-h-[70vh] w-full rounded-2xl bg-[oklch(14%_0.006_168)] object-contain"
    />
  );
}
