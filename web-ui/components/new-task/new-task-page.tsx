"use client";

import { ArrowLeft, Lock } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { useMay, useSession } from "@/components/session/use-session";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { routes } from "@/lib/routes";
import { NewTaskForm } from "./new-task-form";
import { useStart } from "./use-start";

export function NewTaskPage() {
  const t = useTranslations();
  const params = useSearchParams();
  const from = params.get("from");
  const { start, error, retry } = useStart(from, params.get("human"));
  const session = useSession();
  const maySubmit = useMay("submit");
  const failure = error ?? (session.data ? null : session.error);
  // What the form asks for is refused to those who only read.
  const form = maySubmit ? start : undefined;

  if (session.data && !maySubmit) return <ReadOnly />;
  return (
    <>
      <PageTitle>{t("newTask.title")}</PageTitle>
      <Link
        href={from ? routes.task(from) : routes.tasks()}
        className="-ml-1 inline-flex items-center gap-1.5 rounded-md px-1 text-sm text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        {t(from ? "newTask.back" : "task.back")}
      </Link>
      <h1 className="mt-3 text-2xl">{t(from ? "newTask.again" : "newTask.title")}</h1>
      <p className="mt-1 mb-8 text-muted">
        {start?.from ? t("newTask.againLead", { name: start.from.task.name }) : t("newTask.lead")}
      </p>
      {failure && <ProblemNotice error={failure} onRetry={error ? retry : () => void session.refetch()} />}
      {!form && !failure && <Loading />}
      {form && <NewTaskForm key={`${from}`} start={form} />}
    </>
  );
}

function ReadOnly() {
  const t = useTranslations();
  return (
    <>
      <PageTitle>{t("newTask.title")}</PageTitle>
      <EmptyState
        icon={Lock}
        level={1}
        title={t("newTask.readOnly.title")}
        text={t("newTask.readOnly.text")}
        action={
          <Link href={routes.tasks()} className={buttonClass()}>
            {t("task.back")}
          </Link>
        }
      />
    </>
  );
}

function Loading() {
  const t = useTranslations("newTask");
  return (
    <div role="status" className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <span className="sr-only">{t("loading")}</span>
      <div className="space-y-8">
        <Skeleton className="h-40 rounded-xl" />
        <Skeleton className="h-32 rounded-xl" />
      </div>
      <Skeleton className="h-36 rounded-2xl" />
    </div>
  );
}
