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
import { readFilter } from "@/lib/task-filter";
import { taskStatus } from "@/lib/task-status";
import { TaskList } from "./task-list";

export function TaskListPage() {
  const t = useTranslations();
  const filter = readFilter(useSearchParams());
  useLiveTopic("tasks");

  const filters = [
    { label: t("tasks.all"), href: routes.tasks(), current: filter.statuses.length === 0 },
    ...taskStatuses.map((option) => ({
      label: t(`status.${taskStatus[option].label}`),
      href: routes.tasks({ statuses: [option] }),
      current: filter.statuses.includes(option),
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
      <TaskList filter={filter} />
    </>
  );
}
