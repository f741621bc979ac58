import { useFormatter, useLocale, useTranslations } from "use-intl";
import { bytes, clock, duration } from "@/lib/format";
import type { UploadFault } from "@/lib/uploads/check-file";
import type { UploadItem } from "@/lib/uploads/upload-item";
import { useProbed } from "./use-probed";

interface UploadWords {
  /** What is known of the file, and how far it is. */
  about: string;
  /** Why it is refused; null: it is not. */
  fault: string | null;
}

export function useUploadWords(item: UploadItem): UploadWords {
  const t = useTranslations("upload");
  const format = useFormatter();
  const locale = useLocale();
  const stored = useProbed(item.stored);
  const { state, file, sentBytes, bytesPerSecond } = item;

  const whatItIs = () => {
    const millis = stored?.duration_ms ?? (item.facts?.seconds ?? 0) * 1_000;
    const size = stored?.video ?? item.facts;
    const pixels =
      size?.width && size.height ? { width: String(size.width), height: String(size.height) } : null;
    return [
      bytes(file.size, locale),
      millis > 0 && clock(millis),
      pixels && t("pixels", pixels),
      stored?.video && t("rate", { fps: stored.video.fps }),
    ];
  };
  const howFar = () => {
    const left = bytesPerSecond ? (file.size - sentBytes) / bytesPerSecond : null;
    return [
      format.number(sentBytes / file.size, { style: "percent" }),
      t("of", { sent: bytes(sentBytes, locale), all: bytes(file.size, locale) }),
      bytesPerSecond && t("speed", { bytes: bytes(bytesPerSecond, locale) }),
      left !== null && left >= 1 && t("left", { time: duration(left, locale) }),
    ];
  };
  const facts = state === "sending" || state === "paused" ? howFar() : whatItIs();
  const said = state === "sending" || state === "refused" ? null : t(`state.${state}`);
  return { about: [...facts, said].filter(Boolean).join(" · "), fault: item.fault && faultOf(item.fault) };

  function faultOf(fault: UploadFault): string {
    switch (fault.code) {
      case "tooLarge":
        return t("fault.tooLarge", { most: bytes(fault.most, locale) });
      case "tooShort":
      case "tooLong":
        return t(`fault.${fault.code}`, {
          length: duration(fault.seconds, locale),
          most: duration(fault.most, locale),
        });
      case "tooSmall":
      case "tooManyPixels":
        return t(`fault.${fault.code}`, {
          width: String(fault.width),
          height: String(fault.height),
          most: fault.most,
        });
      default:
        return t(`fault.${fault.code}`);
    }
  }
}
