"use client";

import { lazy, Suspense } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useLiveTopic } from "@/components/live/live-provider";
import { PageTitle } from "@/components/shell/page-title";
import { mostCounted } from "@/lib/api/tasks";
import type { TaskFilter } from "@/lib/task-filter";
import { FailedOnly } from "./failed-only";
import { TaskFilterBar } from "./task-filter-bar";
import { TaskList } from "./task-list";
import { useTaskFilter } from "./use-task-filter";
import { useTaskCount } from "./use-task-list";

const BatchCard = lazy(async () => ({ default: (await import("./batch-card")).BatchCard }));

export function TaskListPage() {
  const t = useTranslations("tasks");
  const [filter, change] = useTaskFilter();
  useLiveTopic("tasks");
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <div className="mb-4 flex items-center gap-4">
        <h1 className="text-2xl">{t("title")}</h1>
        <Total filter={filter} />
        <span className="ml-auto">
          <FailedOnly filter={filter} onChange={change} />
        </span>
      </div>
      {filter.batch && (
        <Suspense>
          <BatchCard id={filter.batch} onLeave={() => change({ batch: null })} />
        </Suspense>
      )}
      <TaskFilterBar filter={filter} onChange={change} />
      <div className="mt-4">
        <TaskList filter={filter} onChange={change} />
      </div>
    </>
  );
}

/** How many there are in all, as far as the gateway counts. */
function Total({ filter }: { filter: TaskFilter }) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const { data: total } = useTaskCount(filter);
  if (total === undefined) return null;
  const count = format.number(total);
  return <p className="text-faint tabular-nums">{total >= mostCounted ? t("atLeast", { count }) : count}</p>;
}
