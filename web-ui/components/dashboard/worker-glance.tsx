import { useFormatter, useLocale, useTranslations } from "use-intl";
import { Meter } from "@/components/ui/meter";
import { Found } from "@/components/workers/found";
import { NoGpu } from "@/components/workers/no-gpu";
import { SlotRun } from "@/components/workers/slot-run";
import { WorkerStateLabel } from "@/components/workers/worker-state-label";
import type { Gpu, Worker } from "@/lib/api/types";
import { bytes } from "@/lib/format";

/** One worker: its state, its cards, and what it renders now. */
export function WorkerGlance({ worker }: { worker: Worker }) {
  const t = useTranslations("dashboard");
  const { name, state, gpus, slots, slot_count } = worker;
  return (
    <li className="space-y-2.5 px-5 py-3.5 text-sm">
      <div className="flex items-center justify-between gap-3">
        <h3 className="min-w-0 truncate text-[0.9375rem] font-medium">{name}</h3>
        <WorkerStateLabel state={state} />
      </div>
      {state === "broken" && <Trouble worker={worker} />}
      {gpus.length === 0 && (
        <div className="text-[0.8125rem]">
          <NoGpu worker={worker} lead={t("noGpu")} />
        </div>
      )}
      {gpus.map((gpu, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card is told from its like by its place only
        <GpuLine key={index} gpu={gpu} />
      ))}
      {slots.map((slot) => (
        <SlotRun key={slot.index} slot={slot} />
      ))}
      {slots.length === 0 && state === "ready" && (
        <p className="text-[0.8125rem] text-faint">{t("idle", { slots: slot_count })}</p>
      )}
    </li>
  );
}

/** What keeps it from rendering: what it found in itself, or else what it says. */
function Trouble({ worker }: { worker: Worker }) {
  const broken = worker.checks.filter(({ level }) => level === "broken");
  return (
    <div className="line-clamp-3 text-[0.8125rem] break-words text-bad">
      {broken.map((check, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the worker and its engines may use one name each for its own
        <p key={`${index} ${check.name}`}>
          <Found check={check} />
        </p>
      ))}
      {broken.length === 0 && worker.reason && <p lang="en">{worker.reason}</p>}
    </div>
  );
}

const bytesInMib = 1024 * 1024;

function GpuLine({ gpu }: { gpu: Gpu }) {
  const t = useTranslations("workers");
  const format = useFormatter();
  const locale = useLocale();
  const memory = t("memory", {
    used: bytes(gpu.memory_used_mib * bytesInMib, locale),
    total: bytes(gpu.memory_total_mib * bytesInMib, locale),
  });
  return (
    <div>
      <p className="mb-1.5 flex justify-between gap-3 text-[0.8125rem] text-muted">
        <span className="truncate">{gpu.name}</span>
        <span className="whitespace-nowrap tabular-nums">
          {t("load", { percent: format.number(gpu.utilization_percent / 100, { style: "percent" }) })}
        </span>
      </p>
      <Meter label={t("memoryLabel")} value={gpu.memory_used_mib} max={gpu.memory_total_mib} text={memory} />
      <p className="mt-1 text-xs text-faint tabular-nums">{memory}</p>
    </div>
  );
}
