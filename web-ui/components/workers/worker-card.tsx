import { useTranslations } from "use-intl";
import type { Worker } from "@/lib/api/types";
import { WorkerActions } from "./worker-actions";
import { WorkerBuild } from "./worker-build";
import { WorkerChecks } from "./worker-checks";
import { WorkerFacts } from "./worker-facts";
import { WorkerQuarantine } from "./worker-quarantine";
import { WorkerSeen } from "./worker-seen";
import { WorkerSlots } from "./worker-slots";
import { WorkerStateLabel } from "./worker-state-label";

export function WorkerCard({ worker }: { worker: Worker }) {
  return (
    <li>
      <article
        aria-label={worker.name}
        className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6"
      >
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <h2 className="min-w-0 text-lg break-words">{worker.name}</h2>
              <WorkerStateLabel state={worker.state} />
            </div>
            <WorkerSeen at={worker.last_seen_at} />
          </div>
          <WorkerActions worker={worker} />
        </header>
        {worker.quarantine && !worker.drain_wanted ? (
          <WorkerQuarantine quarantine={worker.quarantine} />
        ) : (
          <Situation worker={worker} />
        )}
        <div className="mt-5 grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="min-w-0 space-y-6 empty:hidden">
            {worker.state === "broken" && <WorkerChecks checks={worker.checks} />}
            <WorkerSlots worker={worker} />
            {worker.state !== "broken" && <WorkerChecks checks={worker.checks} />}
          </div>
          <WorkerFacts worker={worker} />
        </div>
        <WorkerBuild worker={worker} />
      </article>
    </li>
  );
}

/** What its state means, why it is in it, and what was asked of it. */
function Situation({ worker }: { worker: Worker }) {
  const t = useTranslations("workers");
  const { state, drain_wanted } = worker;
  if (state === "ready") {
    return drain_wanted ? <p className="mt-3 text-sm text-muted">{t("drainAsked")}</p> : null;
  }
  return (
    <div className={`mt-4 rounded-xl px-4 py-3 text-sm ${state === "broken" ? "bg-bad-soft" : "bg-sunken"}`}>
      {newsIn(worker) && (
        <p lang="en" className="mb-1 font-medium break-words whitespace-pre-line">
          {worker.reason}
        </p>
      )}
      <p className="text-muted">{t(`hint.${state}`)}</p>
    </div>
  );
}

/** Whether the reason says more than its checks, or than that it was drained from here. */
function newsIn({ state, reason, drain_wanted, checks }: Worker): boolean {
  if (reason === null || (state === "draining" && drain_wanted)) return false;
  return !checks.some(({ level, message }) => level === "broken" && reason.includes(message));
}
