import { CircleGauge, Hourglass, Timer } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { Quantiles, TaskStats, TaskStatus } from "@/lib/api/types";
import { duration } from "@/lib/format";
import { routes } from "@/lib/routes";
import { taskStatus } from "@/lib/task-status";
import { Figure, FigureGroup } from "./figure";

const none = "–";

/** What an operator looks at first: what is going on now, and how the last day went. */
export function Figures({ stats }: { stats: TaskStats }) {
  const t = useTranslations("dashboard");
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,5fr)]">
      <FigureGroup title={t("now")} className="grid-cols-2">
        <Now stats={stats} />
      </FigureGroup>
      <FigureGroup title={t("lastDay")} className="grid-cols-2 sm:grid-cols-5">
        <LastDay stats={stats} />
      </FigureGroup>
    </div>
  );
}

function Now({ stats }: { stats: TaskStats }) {
  const t = useTranslations();
  const format = useFormatter();
  const { by_status, running_percent } = stats;
  return (
    <>
      <Figure
        label={t("status.pending")}
        icon={taskStatus.pending.icon}
        value={format.number(by_status.pending)}
        href={routes.tasks({ statuses: ["pending"] })}
      />
      <Figure
        label={t("status.processing")}
        icon={taskStatus.processing.icon}
        value={format.number(by_status.processing)}
        note={
          running_percent === null
            ? undefined
            : t("dashboard.running", { percent: format.number(running_percent / 100, { style: "percent" }) })
        }
        href={routes.tasks({ statuses: ["processing"] })}
      />
    </>
  );
}

function LastDay({ stats }: { stats: TaskStats }) {
  const t = useTranslations();
  const format = useFormatter();
  const { completed_last_24h: completed, failed_last_24h: failed } = stats;
  const ended = completed + failed;
  return (
    <>
      <Figure
        label={t("status.completed")}
        icon={taskStatus.completed.icon}
        value={format.number(completed)}
        href={lately("completed")}
      />
      <Figure
        label={t("status.failed")}
        icon={taskStatus.failed.icon}
        value={format.number(failed)}
        tone={failed > 0 ? "bad" : undefined}
        href={lately("failed")}
      />
      <Figure
        label={t("dashboard.successRate")}
        icon={CircleGauge}
        value={ended === 0 ? none : format.number(share(completed, ended), { style: "percent" })}
        note={t("dashboard.ofEnded", { ended })}
        className="max-sm:col-span-2"
      />
      <Figure label={t("dashboard.waitTime")} icon={Hourglass} {...useTimes(stats.wait_seconds)} />
      <Figure label={t("dashboard.renderTime")} icon={Timer} {...useTimes(stats.render_seconds)} />
    </>
  );
}

/**
 * Where those that ended last stand first. No condition of the list's asks when a task ended: one by its submission would
 * leave out what waited longer than a day.
 */
function lately(status: TaskStatus): string {
  return routes.tasks({ statuses: [status], sort: "-updated_at" });
}

/** Rounded down to a percent: 100 % is said only where nothing failed. */
function share(part: number, whole: number): number {
  return Math.floor((part / whole) * 100) / 100;
}

/** The middle one, and what nearly all stayed within. */
function useTimes({ p50, p95 }: Quantiles): { value: string; note: string | undefined } {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  return {
    value: p50 === null ? none : duration(p50, locale),
    note: p95 === null ? undefined : t("within", { time: duration(p95, locale) }),
  };
}
