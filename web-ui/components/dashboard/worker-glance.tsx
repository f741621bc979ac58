import { useFormatter, useLocale, useTranslations } from "use-intl";
import { useTaskWords } from "@/components/tasks/task-words";
import { useTask } from "@/components/tasks/use-tasks";
import { Link } from "@/components/ui/link";
import { Meter } from "@/components/ui/meter";
import { ProgressBar } from "@/components/ui/progress-bar";
import { WorkerStateLabel } from "@/components/workers/worker-state-label";
import type { Gpu, Worker, WorkerSlot } from "@/lib/api/types";
import { bytes } from "@/lib/format";
import { routes } from "@/lib/routes";

/** One worker: its state, its cards, and what it renders now. */
export function WorkerGlance({ worker }: { worker: Worker }) {
  const t = useTranslations("dashboard");
  const { name, state, reason, gpus, slots, slot_count } = worker;
  return (
    <li className="space-y-2.5 px-5 py-3.5 text-sm">
      <div className="flex items-center justify-between gap-3">
        <h3 className="min-w-0 truncate text-[0.9375rem] font-medium">{name}</h3>
        <WorkerStateLabel state={state} />
      </div>
      {state === "broken" && reason && (
        <p className="line-clamp-3 text-[0.8125rem] break-words text-bad">{reason}</p>
      )}
      {gpus.length === 0 && <p className="text-[0.8125rem] text-faint">{t("noGpu")}</p>}
      {gpus.map((gpu, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card is told from its like by its place only
        <GpuLine key={index} gpu={gpu} />
      ))}
      {slots.map((slot) => (
        <Run key={slot.index} slot={slot} />
      ))}
      {slots.length === 0 && state === "ready" && (
        <p className="text-[0.8125rem] text-faint">{t("idle", { slots: slot_count })}</p>
      )}
    </li>
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

function Run({ slot }: { slot: WorkerSlot }) {
  const t = useTranslations("workers");
  const format = useFormatter();
  const words = useTaskWords();
  const { data: task } = useTask(slot.task_id);
  return (
    <div>
      <Link
        href={routes.task(slot.task_id)}
        prefetch={false}
        className="block truncate underline-offset-4 hover:underline"
      >
        {task?.name ?? slot.task_id}
      </Link>
      <div className="mt-1.5">
        <ProgressBar label={t("slotLabel", { number: slot.index + 1 })} percent={slot.percent} />
      </div>
      <p className="mt-1 flex justify-between gap-3 text-[0.8125rem] text-muted">
        <span className="truncate">{words.stage(slot.stage)}</span>
        <span className="tabular-nums">{format.number(slot.percent / 100, { style: "percent" })}</span>
      </p>
    </div>
  );
}
