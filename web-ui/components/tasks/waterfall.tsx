import { useLocale, useTranslations } from "use-intl";
import { duration } from "@/lib/format";
import type { Step } from "@/lib/task-stages";
import { useTaskWords } from "./task-words";

const bars: Record<Step["state"], string> = {
  ended: "bg-accent",
  running: "animate-drift bg-accent",
  broken: "bg-bad",
};

/** Each step of a run on a line of its own, from where it began to where it ended. */
export function Waterfall({ steps, whole }: { steps: Step[]; whole: number }) {
  const t = useTranslations("task.timeline");
  const locale = useLocale();
  const words = useTaskWords();
  const last = steps.at(-1);
  const length = Math.max(whole, last ? last.from + last.seconds : 0, 0.001);
  const percent = (seconds: number) => `${(seconds / length) * 100}%`;
  return (
    <ol className="mt-5 space-y-2.5">
      {steps.map(({ stage, from, seconds, state }) => (
        <li
          key={`${stage}${from}`}
          className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr_4rem]"
        >
          <span className="truncate text-muted" title={stage ?? undefined}>
            {state === "broken" && stage === null ? t("untilEnd") : words.stage(stage)}
          </span>
          <span className="text-right tabular-nums sm:order-last">
            {state !== "ended" && <span className="sr-only">{t(`state.${state}`)} </span>}
            {duration(seconds, locale)}
          </span>
          <span className="relative h-2 rounded-full bg-sunken max-sm:col-span-2" aria-hidden="true">
            <span
              className={`absolute inset-y-0 min-w-1 rounded-full ${bars[state]}`}
              style={{ left: `min(${percent(from)}, calc(100% - 0.25rem))`, width: percent(seconds) }}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
