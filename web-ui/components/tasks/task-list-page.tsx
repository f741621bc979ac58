"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { useLiveTopic } from "@/components/live/live-provider";
import { PageTitle } from "@/components/shell/page-title";
import { buttonClass } from "@/components/ui/button";
import { FilterLinks } from "@/components/ui/filter-links";
import { taskStatuses } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { taskStatus } from "@/lib/task-status";
import { TaskList } from "./task-list";

export function TaskListPage() {
  const t = useTranslations();
  const wanted = useSearchParams().get("status");
  const status = taskStatuses.find((known) => known === wanted);
  useLiveTopic("tasks");

  const filters = [
    { label: t("tasks.all"), href: routes.tasks(), current: status === undefined },
    ...taskStatuses.map((option) => ({
      label: t(`status.${taskStatus[option].label}`),
      href: routes.tasks(option),
      current: option === status,
    })),
  ];

  return (
    <>
      <PageTitle>{t("tasks.title")}</PageTitle>
      <div className="mb-5 flex items-center justify-between gap-4">
        <h1 className="text-2xl">{t("tasks.title")}</h1>
        <Link href={routes.newTask()} className={buttonClass("primary")}>
          <Plus className="size-4" aria-hidden="true" />
          {t("tasks.new")}
        </Link>
      </div>
      <FilterLinks label={t("tasks.filter")} options={filters} />
      <TaskList status={status} />
    </>
  );
}
