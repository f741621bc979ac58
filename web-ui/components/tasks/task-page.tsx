"use client";

import { ArrowLeft, SearchX } from "lucide-react";
import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { useLiveTopic } from "@/components/live/live-provider";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/api/problem";
import type { Quality, Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { unheard } from "@/lib/unheard";
import { StatusLabel } from "./status-label";
import { TaskActions } from "./task-actions";
import { TaskFacts } from "./task-facts";
import { TaskLog } from "./task-log";
import { TaskParams } from "./task-params";
import { TaskQuality } from "./task-quality";
import { TaskStage } from "./task-stage";
import { TaskTimeline } from "./task-timeline";
import { useTaskId } from "./use-task-id";
import { useTask, useTaskLogs } from "./use-tasks";

export function TaskPage() {
  const t = useTranslations("task");
  const id = useTaskId();
  const { data, error, refetch } = useTask(id);
  // Half of the page is told by the log: one that came later would push it down.
  const logComes = unheard(useTaskLogs(id));
  // All of the page at once would hold up the browser: so it is drawn in between.
  const task = useDeferredValue(logComes ? undefined : data);
  useLiveTopic(id === null ? null : `task:${id}`);
  const gone = error instanceof ApiError && error.status === 404;

  return (
    <>
      <Link
        href={routes.tasks()}
        className="-ml-1 inline-flex items-center gap-1.5 rounded-md px-1 text-sm text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        {t("back")}
      </Link>
      {!task && !error && <Loading />}
      {error && !gone && <Failed error={error} retry={refetch} alone={!data} />}
      {gone ? <Missing /> : task && <Filled task={task} />}
    </>
  );
}

function Filled({ task }: { task: Task }) {
  return (
    <>
      <PageTitle progress={task.status === "processing" ? task.progress : null}>{task.name}</PageTitle>
      <div className="mt-3 mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4 sm:flex-nowrap">
        <div className="min-w-0 space-y-2">
          <h1 className="text-2xl break-words">{task.name}</h1>
          <StatusLabel status={task.status} />
        </div>
        <TaskActions task={task} />
      </div>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 space-y-8">
          <TaskStage task={task} />
          <TaskTimeline task={task} />
        </div>
        <TaskLog task={task} />
        <div className="space-y-8 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {task.quality && <TaskQuality task={task} quality={task.quality as Quality} />}
          <TaskFacts task={task} />
          <TaskParams task={task} />
        </div>
      </div>
    </>
  );
}

function Missing() {
  const t = useTranslations("task");
  return (
    <>
      <PageTitle>{t("missing.title")}</PageTitle>
      <EmptyState
        icon={SearchX}
        level={1}
        title={t("missing.title")}
        text={t("missing.text")}
        action={
          <Link href={routes.tasks()} className={buttonClass()}>
            {t("back")}
          </Link>
        }
      />
    </>
  );
}

interface FailedProps {
  error: Error;
  retry: () => unknown;
  /** Nothing of the task is known. */
  alone: boolean;
}

function Failed({ error, retry, alone }: FailedProps) {
  const t = useTranslations("task");
  return (
    <div className="mt-4 space-y-4">
      {alone && (
        <>
          <PageTitle>{t("notLoaded")}</PageTitle>
          <h1 className="text-2xl">{t("notLoaded")}</h1>
        </>
      )}
      <ProblemNotice error={error} onRetry={() => void retry()} />
    </div>
  );
}

function Loading() {
  const t = useTranslations("task");
  return (
    <div role="status" className="mt-4 space-y-6">
      <PageTitle>{t("loading")}</PageTitle>
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-8 w-64 max-w-full" />
      <Skeleton className="aspect-video w-full max-w-3xl rounded-2xl" />
    </div>
  );
}
