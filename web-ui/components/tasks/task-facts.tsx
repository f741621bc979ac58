import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";

export function TaskFacts({ task }: { task: Task }) {
  const t = useTranslations("task");
  const took =
    task.started_at && task.completed_at ? Date.parse(task.completed_at) - Date.parse(task.started_at) : null;
  const note = `engineNote.${task.engine}` as "engineNote.ffmpeg";
  return (
    <section aria-labelledby="facts" className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
      <h2 id="facts" className="mb-3 text-base">
        {t("facts")}
      </h2>
      <dl className="divide-y divide-line border-y border-line text-sm">
        <Fact name={t("created")}>
          <Moment at={task.created_at} />
        </Fact>
        {task.started_at && (
          <Fact name={t("started")}>
            <Moment at={task.started_at} />
          </Fact>
        )}
        {task.completed_at && (
          <Fact name={t("completed")}>
            <Moment at={task.completed_at} />
          </Fact>
        )}
        {took !== null && <Fact name={t("renderTime")}>{clock(took)}</Fact>}
        {task.duration_ms !== null && <Fact name={t("length")}>{clock(task.duration_ms)}</Fact>}
        <Fact name={t("engine")}>
          {task.engine}
          {t.has(note) && <span className="block text-faint">{t(note)}</span>}
        </Fact>
        <Fact name={t("attempt")}>{t("attemptOf", { attempt: task.attempt, max: task.max_attempts })}</Fact>
        <Fact name={t("id")}>
          <code className="font-mono text-xs break-all text-muted">{task.id}</code>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-4 py-2.5">
      <dt className="w-24 shrink-0 text-faint">{name}</dt>
      <dd className="min-w-0 flex-1 text-right tabular-nums">{children}</dd>
    </div>
  );
}

function Moment({ at }: { at: string }) {
  const format = useFormatter();
  return (
    <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "medium" })}</time>
  );
}
