import { useTranslations } from "use-intl";
import type { Worker } from "@/lib/api/types";
import { workerStatus } from "@/lib/worker-status";
import { SlotRun } from "./slot-run";

/** Every slot of a worker with its run, or free. */
export function WorkerSlots({ worker }: { worker: Worker }) {
  const t = useTranslations("workers");
  const count = Math.max(worker.slot_count, ...worker.slots.map(({ index }) => index + 1));
  const slots = Array.from({ length: count }, (_, index) => ({
    index,
    run: worker.slots.find((slot) => slot.index === index),
  }));
  // A free slot of a worker that is gone is free for nobody.
  if (!workerStatus[worker.state].listens && worker.slots.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 text-sm text-muted">{t("slots")}</h3>
      <ul className="divide-y divide-line border-y border-line text-sm">
        {slots.map(({ index, run }) => (
          <li key={index} className="flex items-start gap-4 py-2.5">
            <span className="w-14 shrink-0 text-faint tabular-nums">{t("slot", { number: index + 1 })}</span>
            {run ? <SlotRun slot={run} /> : <span className="text-faint">{t("free")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
