import { useTranslations } from "use-intl";
import type { Worker } from "@/lib/api/types";
import { arrange, workerStatus } from "@/lib/worker-status";
import { WorkerCard } from "./worker-card";
import { WorkerSeen } from "./worker-seen";
import { WorkerStateLabel } from "./worker-state-label";

/** Those that matter as cards, what needs a person first; ended processes folded away below. */
export function WorkerList({ workers }: { workers: Worker[] }) {
  const t = useTranslations("workers");
  const { present, past } = arrange(workers);
  const ready = present.filter(({ state }) => state === "ready");
  const heard = present.filter(({ state }) => workerStatus[state].listens);
  return (
    <>
      <p className="mt-1 text-muted">
        {t("summary", {
          ready: ready.length,
          busy: sum(heard, (worker) => worker.slots.length),
          slots: sum(heard, (worker) => worker.slot_count),
        })}
      </p>
      <ul className="mt-5 space-y-4">
        {present.map((worker) => (
          <WorkerCard key={worker.id} worker={worker} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className="mt-8">
          <summary className="w-fit rounded-md text-sm text-muted hover:text-ink">
            {t("past", { count: past.length })}
          </summary>
          <ul className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
            {past.map((worker) => (
              <li key={worker.id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-5 py-3">
                <span className="min-w-0 flex-1 truncate font-medium">{worker.name}</span>
                <WorkerSeen at={worker.last_seen_at} />
                <WorkerStateLabel state={worker.state} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function sum(workers: Worker[], count: (worker: Worker) => number): number {
  return workers.reduce((total, worker) => total + count(worker), 0);
}
