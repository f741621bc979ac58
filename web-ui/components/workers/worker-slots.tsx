import { useFormatter, useTranslations } from "use-intl";
import { useTaskWords } from "@/components/tasks/task-words";
import { useTask } from "@/components/tasks/use-tasks";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Worker, WorkerSlot } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { workerStatus } from "@/lib/worker-status";

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
            {run ? <Run slot={run} /> : <span className="text-faint">{t("free")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Run({ slot }: { slot: WorkerSlot }) {
  const t = useTranslations("workers");
  const format = useFormatter();
  const words = useTaskWords();
  const { data: task } = useTask(slot.task_id);
  return (
    <div className="min-w-0 flex-1">
      <Link
        href={routes.task(slot.task_id)}
        prefetch={false}
        className="block truncate font-medium underline-offset-4 hover:underline"
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
