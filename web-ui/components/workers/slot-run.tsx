import { useFormatter, useTranslations } from "use-intl";
import { useTaskWords } from "@/components/tasks/task-words";
import { useTask } from "@/components/tasks/use-tasks";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { WorkerSlot } from "@/lib/api/types";
import { routes } from "@/lib/routes";

/** What a slot renders now, and how far it is. */
export function SlotRun({ slot }: { slot: WorkerSlot }) {
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
