"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { PageTitle } from "@/components/shell/page-title";
import { routes } from "@/lib/routes";
import { NewTaskForm } from "./new-task-form";

export function NewTaskPage() {
  const t = useTranslations();
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle>{t("newTask.title")}</PageTitle>
      <Link
        href={routes.tasks()}
        className="-ml-1 inline-flex items-center gap-1.5 rounded-md px-1 text-sm text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        {t("task.back")}
      </Link>
      <h1 className="mt-3 text-2xl">{t("newTask.title")}</h1>
      <p className="mt-1 mb-8 text-muted">{t("newTask.lead")}</p>
      <NewTaskForm />
    </div>
  );
}
