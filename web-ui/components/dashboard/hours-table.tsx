import { useFormatter, useTranslations } from "use-intl";
import type { TaskStats } from "@/lib/api/types";

/** The same as the chart, the latest hour first. */
export function HoursTable({ hours }: { hours: TaskStats["per_hour"] }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
    <section aria-label={t("dashboard.perHour")} tabIndex={0} className="h-56 overflow-y-auto text-sm">
      <table className="w-full tabular-nums">
        <thead className="sticky top-0 bg-surface text-left text-faint">
          <tr className="*:border-b *:border-line *:py-1.5 *:font-medium">
            <th scope="col">{t("dashboard.hour")}</th>
            <th scope="col" className="text-right">
              {t("status.completed")}
            </th>
            <th scope="col" className="text-right">
              {t("status.failed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {hours.toReversed().map(({ hour, completed, failed }) => (
            <tr key={hour} className="*:border-b *:border-line *:py-1.5 last:*:border-0">
              <th scope="row" className="text-left font-normal whitespace-nowrap">
                <time dateTime={hour}>
                  {format.dateTime(new Date(hour), {
                    month: "short",
                    day: "numeric",
                    hour: "2-digit",
                    minute: "2-digit",
                    hourCycle: "h23",
                  })}
                </time>
              </th>
              <td className="text-right">{format.number(completed)}</td>
              <td className="text-right">{format.number(failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
