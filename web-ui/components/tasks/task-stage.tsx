import { CircleSlash } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Task } from "@/lib/api/types";
import { QuietState } from "./quiet-state";
import { TaskFailure } from "./task-failure";
import { TaskRendering } from "./task-rendering";
import { TaskResult } from "./task-result";
import { TaskWait } from "./task-wait";

/** The main thing about a task, whatever it is right now: its wait, its progress, its video or its failure. */
export function TaskStage({ task }: { task: Task }) {
  const t = useTranslations();
  switch (task.status) {
    case "pending":
      return (
        <Panel>
          <TaskWait task={task} />
        </Panel>
      );
    case "processing":
      return (
        <Panel>
          <TaskRendering task={task} />
        </Panel>
      );
    case "completed":
      return task.video_url === null ? null : <TaskResult task={task} video={task.video_url} />;
    case "failed":
      return <TaskFailure task={task} />;
    case "cancelled":
      return (
        <Panel>
          <QuietState icon={CircleSlash} title={t("status.cancelled")} text={t("task.cancelledText")} />
        </Panel>
      );
  }
}

function Panel({ children }: { children: ReactNode }) {
  return (
    <section className="flex min-h-56 flex-col justify-center rounded-2xl border border-line bg-surface p-6 shadow-card sm:min-h-72 sm:p-10">
      {children}
    </section>
  );
}
