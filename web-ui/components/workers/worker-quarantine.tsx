import { useFormatter, useTranslations } from "use-intl";
import type { Quarantine } from "@/lib/api/types";
import { QuarantinedTasks } from "./quarantined-tasks";

/** Why a worker gets no tasks, or one at a time, without anybody having asked for it. */
export function WorkerQuarantine({ quarantine }: { quarantine: Quarantine }) {
  const t = useTranslations("workers.quarantine");
  const words = useTranslations("failure");
  const format = useFormatter();
  const { until, probing, tasks, code } = quarantine;
  const time = format.dateTime(new Date(until), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const key = `${code}` as "other";
  return (
    <div className="mt-4 rounded-xl bg-warn-soft px-4 py-3 text-sm">
      <p className="mb-1 font-medium">{probing ? t("trial") : t("title", { time })}</p>
      <p className="text-muted">
        {code !== null && words.has(key)
          ? t("why", { count: tasks.length, code: words(key) })
          : t("why_unknown", { count: tasks.length })}
      </p>
      <p className="text-muted">{t(probing ? "trialText" : "text")}</p>
      <QuarantinedTasks ids={tasks} />
    </div>
  );
}
