import { CircleSlash, Hourglass, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { VideoPlayer } from "@/components/ui/video-player";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";
import { useTaskWords } from "./task-words";

/** The main thing about a task, whatever it is right now: its wait, its progress, its video or its failure. */
export function TaskStage({ task }: { task: Task }) {
  const t = useTranslations();
  switch (task.status) {
    case "pending":
      return (
        <Panel>
          <Quiet
            icon={Hourglass}
            title={
              task.queue_position === null
                ? t("task.waiting")
                : t("tasks.queue", { position: task.queue_position })
            }
            text={t("task.waitingText")}
          />
        </Panel>
      );
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
        <span>{words.stage(task)}</span>
        {task.eta_seconds !== null && (
          <span className="tabular-nums">{t("eta", { time: clock(task.eta_seconds * 1000) })}</span>
        )}
      </p>
      {task.attempt > 1 && (
        <p className="mt-1 text-sm text-faint">
          {t("attempt")}: {format.number(task.attempt)} / {format.number(task.max_attempts)}
        </p>
      )}
    </>
  );
}

function Quiet({ icon: Icon, title, text }: { icon: LucideIcon; title: string; text: string }) {
  return (
    <div className="text-center">
      <Icon className="mx-auto mb-4 size-7 text-faint" aria-hidden="true" />
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1 text-muted">{text}</p>
    </div>
  );
}

function Failure({ task }: { task: Task }) {
  const t = useTranslations("problem");
  const words = useTaskWords();
  return (
    <div className="self-start">
      <Notice
        title={words.failure(task)}
        {...(task.error_code !== null && { code: { label: t("code"), value: task.error_code } })}
      >
        {task.error_message}
      </Notice>
    </div>
  );
}
