"use client";

import { ServerOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useLiveTopic } from "@/components/live/live-provider";
import { AdminOnly } from "@/components/session/admin-only";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { DispatchBanner } from "./dispatch-banner";
import { PauseButton } from "./pause-button";
import { useWorkers } from "./use-workers";
import { WorkerList } from "./worker-list";

export function WorkersPage() {
  const t = useTranslations("workers");
  return (
    <AdminOnly fallback={<Loading />}>
      <PageTitle>{t("title")}</PageTitle>
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t("title")}</h1>
        <PauseButton />
      </header>
      <div className="my-4 empty:hidden">
        <DispatchBanner />
      </div>
      <Workers />
    </AdminOnly>
  );
}

function Workers() {
  const { data, error, isPending, refetch } = useWorkers();
  useLiveTopic("workers");
  if (isPending) return <Loading />;
  return (
    <>
      {error && (
        <div className="mt-4">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && (data.data.length === 0 ? <Empty /> : <WorkerList workers={data.data} />)}
    </>
  );
}

function Empty() {
  const t = useTranslations("workers.empty");
  return (
    <EmptyState
      icon={ServerOff}
      title={t("title")}
      text={t.rich("text", {
        up: () => <Command>./greenroom up</Command>,
        compose: () => <Command>docker compose up --detach --scale render-worker=1</Command>,
      })}
    />
  );
}

function Command({ children }: { children: ReactNode }) {
  return <code className="font-mono text-[0.8125rem] text-ink">{children}</code>;
}

function Loading() {
  const t = useTranslations("workers");
  return (
    <div role="status" className="mt-5 space-y-4">
      <span className="sr-only">{t("loading")}</span>
      {["a", "b"].map((card) => (
        <div
          key={card}
          className="space-y-4 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6"
          aria-hidden="true"
        >
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
      ))}
    </div>
  );
}
