import { Popover, PopoverButton, PopoverPanel } from "@headlessui/react";
import { CalendarDays, ChevronDown } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { inputClass } from "@/components/ui/field";
import { dayOf, dayStart, type TaskFilter } from "@/lib/task-filter";
import type { ChangeFilter } from "./use-task-filter";

interface Props {
  filter: TaskFilter;
  onChange: ChangeFilter;
}

/** Days back that a click chooses; 0 is today alone. */
const spans = { today: 0, week: 6, month: 29 } as const;

/** When they were submitted: from a day to a day, both whole. */
export function DayFilter({ filter: { since, until }, onChange }: Props) {
  const t = useTranslations("tasks.days");
  const format = useFormatter();
  const day = (text: string) => format.dateTime(new Date(dayStart(text)), { month: "short", day: "numeric" });
  const chosen =
    since && until
      ? since === until
        ? day(since)
        : t("range", { since: day(since), until: day(until) })
      : since
        ? t("since", { day: day(since) })
        : until
          ? t("until", { day: day(until) })
          : t("any");
  return (
    <Popover className="relative">
      <PopoverButton
        aria-label={t("label", { chosen })}
        className="inline-flex h-10 w-full items-center gap-2 rounded-lg border border-edge bg-surface px-3 text-[0.9375rem] whitespace-nowrap text-muted data-open:text-ink"
      >
        <CalendarDays className="size-4 shrink-0" aria-hidden="true" />
        <span className={`truncate ${since || until ? "text-ink" : ""}`}>{chosen}</span>
        <ChevronDown className="-mr-0.5 ml-auto size-4 shrink-0 text-faint" aria-hidden="true" />
      </PopoverButton>
      <PopoverPanel
        anchor={{ to: "bottom start", gap: 4, padding: 8 }}
        className="z-30 w-72 space-y-3 rounded-xl border border-line bg-surface p-3 shadow-pop"
      >
        {({ close }) => (
          <>
            <div className="grid grid-cols-3 gap-1">
              {(Object.keys(spans) as (keyof typeof spans)[]).map((span) => (
                <button
                  key={span}
                  type="button"
                  onClick={() => {
                    onChange({ since: dayOf(new Date(), -spans[span]), until: null });
                    close();
                  }}
                  className="h-9 rounded-lg px-2 text-sm whitespace-nowrap text-muted hover:bg-sunken hover:text-ink"
                >
                  {t(`span.${span}`)}
                </button>
              ))}
            </div>
            <Day
              label={t("from")}
              value={since}
              most={until}
              onChange={(next) => onChange({ since: next }, true)}
            />
            <Day
              label={t("to")}
              value={until}
              least={since}
              onChange={(next) => onChange({ until: next }, true)}
            />
            {(since || until) && (
              <button
                type="button"
                onClick={() => {
                  onChange({ since: null, until: null });
                  close();
                }}
                className="h-9 rounded-lg px-2 text-sm text-accent hover:underline"
              >
                {t("clear")}
              </button>
            )}
          </>
        )}
      </PopoverPanel>
    </Popover>
  );
}

interface DayProps {
  label: string;
  value: string | null;
  least?: string | null;
  most?: string | null;
  onChange: (day: string | null) => void;
}

function Day({ label, value, least, most, onChange }: DayProps) {
  return (
    <label className="block text-sm">
      <span className="mb-1 block text-muted">{label}</span>
      <input
        type="date"
        value={value ?? ""}
        min={least ?? undefined}
        max={most ?? undefined}
        onChange={(event) => onChange(event.target.value || null)}
        className={inputClass}
      />
    </label>
  );
}
