import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { type TaskStats, taskStatuses } from "@/lib/api/types";
import { idle } from "@/lib/idle";
import { routes } from "@/lib/routes";
import { taskStatus } from "@/lib/task-status";
import { Card } from "./card";
import { Swatch } from "./swatch";

// Two charts at once would hold up the browser.
const StatusChart = dynamic(() => idle().then(() => import("./status-chart")), { ssr: false });

/** All tasks by status. The list says everything; the ring only draws it. */
export function StatusCard({ stats }: { stats: TaskStats }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <Card title={t("dashboard.byStatus")}>
      <div className="flex flex-1 items-center gap-4 px-5 pt-2 pb-5 max-sm:flex-col">
        <div className="relative size-32 shrink-0">
          <div aria-hidden="true" className="size-full">
            <StatusChart stats={stats} />
          </div>
          <p className="absolute inset-0 flex flex-col items-center justify-center">
            <span className="text-xl font-semibold tabular-nums">
              {format.number(stats.total, { notation: "compact" })}
            </span>
            <span className="text-xs text-faint">{t("dashboard.allTasks")}</span>
          </p>
        </div>
        <ul className="w-full min-w-0 flex-1 text-sm">
          {taskStatuses.map((status) => (
            <li key={status}>
              <Link
                href={routes.tasks({ statuses: [status] })}
                prefetch={false}
                className="-mx-2 flex items-center gap-2 rounded-md px-2 py-1 transition-colors hover:bg-sunken"
              >
                <Swatch status={status} />
                <span className="flex-1 truncate text-muted">{t(`status.${taskStatus[status].label}`)}</span>
                <span className="font-medium tabular-nums">{format.number(stats.by_status[status])}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
