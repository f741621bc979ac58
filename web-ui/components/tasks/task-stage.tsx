import { CirclePause, CircleSlash, Hourglass, type LucideIcon, ServerOff } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useIsAdmin } from "@/components/session/use-session";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { VideoPlayer } from "@/components/ui/video-player";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";
import { routes } from "@/lib/routes";
import { needsAPerson, needsWorkers, useTaskWords } from "./task-words";

/** The main thing about a task, whatever it is right now: its wait, its progress, its video or its failure. */
export function TaskStage({ task }: { task: Task }) {
  const t = useTranslations();
  switch (task.status) {
    case "pending":
      return <Panel>{task.waiting ? <Blocked task={task} /> : <Waiting task={task} />}</Panel>;
    case "processing":
      return (
        <Panel>
          <Rendering task={task} />
        </Panel>
      );
    case "completed":
      return task.video_url === null ? null : (
        <VideoPlayer
          src={task.video_url}
          poster={task.thumbnail_url}
          label={t("task.video", { name: task.name })}
        />
      );
    case "failed":
      return <Failure task={task} />;
    case "cancelled":
      return (
        <Panel>
          <Quiet icon={CircleSlash} title={t("status.cancelled")} text={t("task.cancelledText")} />
        </Panel>
      );
  }
}

function Panel({ children }: { children: ReactNode }) {
  return (
    <section className="flex min-h-56 flex-col justify-center rounded-2xl border border-line bg-surface p-6 shadow-card sm:min-h-72 sm:p-10">
      {children}
    </section>
  );
}

function Rendering({ task }: { task: Task }) {
  const t = useTranslations("task");
  const format = useFormatter();
  const words = useTaskWords();
  return (
    <>
      <p className="text-5xl font-semibold tracking-tight tabular-nums sm:text-6xl">
        {task.progress}
        <span className="ml-1 text-2xl font-medium text-faint">%</span>
      </p>
      <div className="mt-6">
        <ProgressBar label={t("progress")} percent={task.progress} size="thick" />
      </div>
      <p className="mt-3 flex flex-wrap justify-between gap-x-4 text-muted">
        <span>{words.stage(task.stage)}</span>
        {task.eta_seconds !== null && (
          <span className="tabular-nums">{t("eta", { time: clock(task.eta_seconds * 1000) })}</span>
        )}
      </p>
      {task.silent_since !== null && <Silent since={task.silent_since} />}
      {task.attempt > 1 && (
        <p className="mt-1 text-sm text-faint">
          {t("attempt")}: {format.number(task.attempt)} / {format.number(task.max_attempts)}
        </p>
      )}
    </>
  );
}

/** As long as the gateway waits for the worker of a last attempt. */
const lastGraceMillis = 10 * 60 * 1000;

function Silent({ since }: { since: string }) {
  const t = useTranslations("task");
  const format = useFormatter();
  const end = new Date(Date.parse(since) + lastGraceMillis);
  const time = format.dateTime(end, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return <p className="mt-3 text-warn">{t("silent", { time })}</p>;
}

function Waiting({ task }: { task: Task }) {
  const t = useTranslations();
  const place = task.queue_position;
  return (
    <Quiet
      icon={Hourglass}
      title={place === null ? t("task.waiting") : t("tasks.queue", { position: place })}
      text={t("task.waitingText")}
    />
  );
}

/** Its turn does not help; where a person has to do something about the workers, an administrator is led there. */
function Blocked({ task }: { task: Task }) {
  const t = useTranslations("task");
  const words = useTaskWords();
  const admin = useIsAdmin();
  const icon = needsWorkers(task) ? ServerOff : needsAPerson(task) ? CirclePause : Hourglass;
  return (
    <Quiet icon={icon} title={words.blocked(task)} text={words.waiting(task)}>
      {admin && needsWorkers(task) && (
        <Link href={routes.workers} className={buttonClass()}>
          {t("blockedAction")}
        </Link>
      )}
    </Quiet>
  );
}

interface QuietProps {
  icon: LucideIcon;
  title: string;
  text: string;
  children?: ReactNode;
}

function Quiet({ icon: Icon, title, text, children }: QuietProps) {
  return (
    <div className="text-center">
      <Icon className="mx-auto mb-4 size-7 text-faint" aria-hidden="true" />
      <h2 className="text-lg">{title}</h2>
      <p className="mx-auto mt-1 max-w-md text-balance text-muted">{text}</p>
      {children && <div className="mt-5">{children}</div>}
    </div>
  );
}

/** The reason where it is known here, with its remedy; else its kind and what the gateway says. */
function Failure({ task }: { task: Task }) {
  const t = useTranslations();
  const words = useTaskWords();
  const reason = words.reason(task);
  return (
    <div className="self-start">
      <Notice
        title={reason ? reason.cause : words.failure(task)}
        {...(task.error_code !== null && { code: { label: t("problem.code"), value: task.error_code } })}
      >
        {reason ? (
          <p className="text-ink">
            {t.rich("task.remedy", {
              remedy: reason.remedy,
              b: (label) => <span className="text-muted">{label}</span>,
            })}
          </p>
        ) : (
          task.error_message
        )}
      </Notice>
    </div>
  );
}
