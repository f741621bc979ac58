"use client";

import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { useLiveTopic } from "@/components/live/live-provider";
import { useIsAdmin, useSession } from "@/components/session/use-session";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { DispatchBanner } from "@/components/workers/dispatch-banner";
import type { TaskStats } from "@/lib/api/types";
import { DashboardLoading } from "./dashboard-loading";
import { Figures } from "./figures";
import { FirstSteps } from "./first-steps";
import { HoursCard } from "./hours-card";
import { NewestTasks } from "./newest-tasks";
import { NoLook } from "./no-look";
import { StatusCard } from "./status-card";
import { useTaskStats } from "./use-dashboard";
import { WorkersGlance } from "./workers-glance";

export function DashboardPage() {
  const t = useTranslations("dashboard");
  const { data, error, refetch } = useTaskStats();
  // All of the page at once would hold up the browser: so it is drawn in between.
  const stats = useDeferredValue(data);
  const session = useSession();
  const blind = session.data && !session.data.scopes.some((scope) => scope === "read" || scope === "admin");
  const failure = session.error ?? error;
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <h1 className="mb-5 text-2xl">{t("title")}</h1>
      {failure && (
        <div className="mb-5">
          <ProblemNotice
            error={failure}
            onRetry={() => void (session.error ? session.refetch() : refetch())}
          />
        </div>
      )}
      {blind && <NoLook />}
      {!stats && !blind && !failure && <DashboardLoading />}
      {stats && <Filled stats={stats} />}
    </>
  );
}

function Filled({ stats }: { stats: TaskStats }) {
  const admin = useIsAdmin();
  useLiveTopic("tasks");
  useLiveTopic(admin ? "workers" : null);
  return (
    <div className="space-y-5">
      {admin && <DispatchBanner />}
      {stats.total === 0 ? (
        <FirstSteps />
      ) : (
        <>
          <Figures stats={stats} />
          <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <HoursCard hours={stats.per_hour} />
            <StatusCard stats={stats} />
          </div>
        </>
      )}
      <div
        className={`grid items-start gap-5 ${admin && stats.total > 0 ? "lg:grid-cols-[minmax(0,1fr)_22rem]" : ""}`}
      >
        {stats.total > 0 && <NewestTasks />}
        {admin && <WorkersGlance />}
      </div>
    </div>
  );
}
