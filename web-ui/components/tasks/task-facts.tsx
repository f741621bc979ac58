import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { FactList } from "@/components/ui/fact-list";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";

export function TaskFacts({ task }: { task: Task }) {
  const t = useTranslations("task");
  const took =
    task.started_at && task.completed_at ? Date.parse(task.completed_at) - Date.parse(task.started_at) : null;
  const note = `engineNote.${task.engine}` as "engineNote.ffmpeg";
  const facts: [string, ReactNode][] = [[t("created"), <Moment key="created" at={task.created_at} />]];
  if (task.started_at) facts.push([t("started"), <Moment key="started" at={task.started_at} />]);
  if (task.completed_at) facts.push([t("completed"), <Moment key="completed" at={task.completed_at} />]);
  if (took !== null) facts.push([t("renderTime"), clock(took)]);
  if (task.duration_ms !== null) facts.push([t("length"), clock(task.duration_ms)]);
  facts.push(
    [
      t("engine"),
      <>
        {task.engine}
        {t.has(note) && <span className="block text-faint">{t(note)}</span>}
      </>,
    ],
    [t("attempt"), t("attemptOf", { attempt: task.attempt, max: task.max_attempts })],
    [
      t("id"),
      <code key="id" className="font-mono text-xs break-all text-muted">
        {task.id}
      </code>,
    ],
  );
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-3 text-base">
        {t("facts")}
      </h2>
      <FactList facts={facts} />
    </section>
  );
}

function Moment({ at }: { at: string }) {
  const format = useFormatter();
  return (
    <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "medium" })}</time>
  );
}
