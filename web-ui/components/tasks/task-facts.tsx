import { type ReactNode, useId, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { FactList } from "@/components/ui/fact-list";
import { Link } from "@/components/ui/link";
import { audioUrl } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";
import { routes } from "@/lib/routes";
import { TaskHuman } from "./task-human";

/** What is known of a task besides how it goes: times, what it is made of, and its owner's own words. */
export function TaskFacts({ task }: { task: Task }) {
  const t = useTranslations("task");
  const heading = useId();
  const format = useFormatter();
  const { not_before, priority, external_id, batch_id, duration_ms } = task;
  const note = `engineNote.${task.engine}` as "engineNote.ffmpeg";
  const facts: [string, ReactNode][] = [
    [t("human"), <TaskHuman key="human" id={task.digital_human_id} />],
    [t("voice"), <Voice key="voice" task={task} />],
    [t("created"), <Moment key="created" at={task.created_at} />],
  ];
  if (not_before) facts.push([t("notBefore"), <Moment key="not-before" at={not_before} />]);
  if (task.started_at) facts.push([t("started"), <Moment key="started" at={task.started_at} />]);
  if (task.completed_at) facts.push([t("completed"), <Moment key="completed" at={task.completed_at} />]);
  if (duration_ms !== null) facts.push([t("length"), clock(duration_ms)]);
  facts.push([
    t("engine"),
    <>
      {task.engine}
      {t.has(note) && <span className="block text-faint">{t(note)}</span>}
    </>,
  ]);
  if (priority !== 0) facts.push([t("priority"), format.number(priority, { signDisplay: "always" })]);
  facts.push([t("attempt"), t("attemptOf", { attempt: task.attempt, max: task.max_attempts })]);
  if (Object.keys(task.labels).length > 0) facts.push([t("labels"), <Labels key="labels" of={task} />]);
  if (external_id) facts.push([t("externalId"), <Code key="external">{external_id}</Code>]);
  if (batch_id) {
    const link = (
      <Link key="batch" href={routes.tasks({ batch: batch_id })} className="text-accent hover:underline">
        {t("batchAll")}
      </Link>
    );
    facts.push([t("batch"), link]);
  }
  facts.push([t("id"), <Code key="id">{task.id}</Code>]);

  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="mb-3 text-base">
        {t("facts")}
      </h2>
      {task.description && (
        <p className="mb-4 text-sm break-words whitespace-pre-line text-muted">{task.description}</p>
      )}
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

/** To be listened to; nothing of it is fetched before. */
function Voice({ task }: { task: Task }) {
  const t = useTranslations("task");
  return (
    // biome-ignore lint/a11y/useMediaCaption: no transcript of it exists
    <audio
      controls
      preload="none"
      src={audioUrl(task)}
      aria-label={t("voiceOf", { name: task.name })}
      className="ml-auto h-9 w-full max-w-56"
    />
  );
}

function Labels({ of: { labels } }: { of: Task }) {
  return (
    <ul className="flex flex-wrap justify-end gap-1.5">
      {Object.entries(labels).map(([name, text]) => (
        <li key={name} className="max-w-full">
          <Link
            href={routes.tasks({ labels: [`${name}:${text}`] })}
            className="block truncate rounded-md bg-sunken px-2 text-[0.8125rem] hover:bg-accent-soft"
          >
            <span className="text-muted">{name}</span> {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Code({ children }: { children: string }) {
  const shown = useRef<HTMLElement>(null);
  return (
    <span className="flex items-center justify-end gap-1">
      <code ref={shown} className="min-w-0 font-mono text-xs break-all text-muted">
        {children}
      </code>
      <span className="-my-1.5 -mr-2">
        <CopyButton small text={children} shown={shown} />
      </span>
    </span>
  );
}
