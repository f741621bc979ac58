import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { FactList } from "@/components/ui/fact-list";
import type { Quality, Task } from "@/lib/api/types";
import { duration } from "@/lib/format";
import { useTaskWords } from "./task-words";
import { useTaskLogs } from "./use-tasks";

const doubtful: (string | null)[] = ["result_partly_black", "result_partly_still"];

/** What the look at a finished video has found, doubts first. */
export function TaskQuality({ task, quality }: { task: Task; quality: Quality }) {
  const t = useTranslations("task.quality");
  const words = useTaskWords();
  const { data: logs = [] } = useTaskLogs(task.id);
  const facts = useFacts(quality);
  const doubts = logs.filter((row) => doubtful.includes(row.code) && row.attempt === task.attempt);
  return (
    <section aria-labelledby="quality">
      <h2 id="quality" className="mb-3 text-base">
        {t("title")}
      </h2>
      {doubts.map((row) => (
        <p key={row.id} className="mb-3 flex gap-2.5 rounded-xl bg-warn-soft px-3.5 py-2.5 text-sm">
          <TriangleAlert className="mt-[0.2em] size-4 shrink-0 text-warn" aria-hidden="true" />
          {words.log(row)}
        </p>
      ))}
      <FactList facts={facts} />
    </section>
  );
}

/** Lengths are shown to a hundredth of a second. */
const shownMillis = 5;

/** Only what is known, and black or still pictures only where there are any. */
function useFacts(quality: Quality): [string, ReactNode][] {
  const t = useTranslations("task.quality");
  const format = useFormatter();
  const locale = useLocale();
  const { width, height, fps, frames, video_codec, audio_codec } = quality;
  const { length_difference_ms, black_seconds, frozen_seconds, max_volume_db } = quality;
  const facts: [string, ReactNode][] = [];
  if (width && height) facts.push([t("size"), t("pixels", { width: String(width), height: String(height) })]);
  if (fps) facts.push([t("fps"), t("rate", { fps })]);
  if (frames) facts.push([t("frames"), format.number(frames)]);
  if (video_codec) facts.push([t("codecs"), [video_codec, audio_codec].filter(Boolean).join(" + ")]);
  if (length_difference_ms !== undefined) {
    facts.push([
      t("lengthDifference"),
      Math.abs(length_difference_ms) < shownMillis ? t("same") : signed(length_difference_ms),
    ]);
  }
  if (black_seconds) facts.push([t("black"), duration(black_seconds, locale)]);
  if (frozen_seconds) facts.push([t("still"), duration(frozen_seconds, locale)]);
  if (max_volume_db !== undefined) facts.push([t("loudest"), t("decibels", { db: max_volume_db })]);
  return facts;

  function signed(millis: number): string {
    return format.number(millis / 1000, {
      style: "unit",
      unit: "second",
      unitDisplay: "narrow",
      signDisplay: "exceptZero",
      maximumFractionDigits: 2,
    });
  }
}
