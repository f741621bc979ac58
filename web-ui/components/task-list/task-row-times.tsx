import { useLocale, useTranslations } from "use-intl";
import type { Task } from "@/lib/api/types";
import { duration } from "@/lib/format";
import { taskTimes } from "@/lib/task-times";

/** How long it took to be rendered, apart from how long it stood in the queue. */
export function TaskRowTimes({ task, now }: { task: Task; now: number }) {
  const t = useTranslations("tasks.time");
  const locale = useLocale();
  const { waited, rendered } = taskTimes(task, now);
  const running = task.status === "processing";
  const left = running && task.eta_seconds !== null ? task.eta_seconds : null;
  return (
    <>
      <p className="truncate text-sm tabular-nums">
        {left !== null && (left > 0 ? t("left", { time: duration(left, locale) }) : t("overdue"))}
        {rendered !== null && !running && t("rendered", { time: duration(rendered, locale) })}
      </p>
      <p className="truncate text-[0.8125rem] text-faint tabular-nums">
        {t(task.status === "pending" ? "waiting" : "waited", { time: duration(waited, locale) })}
      </p>
    </>
  );
}
