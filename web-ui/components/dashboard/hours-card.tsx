import { ChartColumn, Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";
import type { TaskStats } from "@/lib/api/types";
import { taskStatus } from "@/lib/task-status";
import { Card, cardActionClass } from "./card";
import { HoursTable } from "./hours-table";
import { Swatch } from "./swatch";

// Nobody waits for the chart's code who does not see it.
const HoursChart = dynamic(() => import("./hours-chart"), {
  ssr: false,
  loading: () => <Skeleton className="h-56 w-full" />,
});

/** What ended in each hour of a day: as a picture, and in words and numbers. */
export function HoursCard({ hours }: { hours: TaskStats["per_hour"] }) {
  const t = useTranslations("dashboard");
  const [table, setTable] = useState(false);
  const Icon = table ? ChartColumn : Table2;
  return (
    <Card
      title={t("perHour")}
      action={
        <button type="button" onClick={() => setTable(!table)} className={cardActionClass}>
          <Icon className="size-4" aria-hidden="true" />
          {table ? t("asChart") : t("asTable")}
        </button>
      }
    >
      <div className="flex-1 px-5 pt-2 pb-5">
        {table ? <HoursTable hours={hours} /> : <Picture hours={hours} />}
      </div>
    </Card>
  );
}

function Picture({ hours }: { hours: TaskStats["per_hour"] }) {
  const t = useTranslations("dashboard");
  const format = useFormatter();
  const completed = hours.reduce((sum, hour) => sum + hour.completed, 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  if (completed + failed === 0) {
    return (
      <p className="flex h-56 items-center justify-center text-center text-balance text-faint">
        {t("quietDay")}
      </p>
    );
  }
  const most = hours.reduce((best, hour) =>
    hour.completed + hour.failed > best.completed + best.failed ? hour : best,
  );
  const summary = t("perHourSummary", {
    completed,
    failed,
    hour: format.dateTime(new Date(most.hour), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    most: most.completed + most.failed,
  });
  return (
    <>
      <div role="img" aria-label={summary} className="h-56 overflow-hidden">
        <HoursChart hours={hours} />
      </div>
      <Legend />
    </>
  );
}

/** What the colours of the bars stand for. */
function Legend() {
  const t = useTranslations();
  return (
    <ul aria-label={t("dashboard.legend")} className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {(["completed", "failed"] as const).map((status) => {
        const { icon: Icon, label } = taskStatus[status];
        return (
          <li key={status} className="flex items-center gap-1.5">
            <Swatch status={status} />
            <Icon className="size-3.5" aria-hidden="true" />
            {t(`status.${label}`)}
          </li>
        );
      })}
    </ul>
  );
}
