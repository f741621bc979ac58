import { Download, RotateCw, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMay } from "@/components/session/use-session";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { downloadUrl } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { allows, taskStatus } from "@/lib/task-status";
import { TaskMenu } from "./task-menu";
import { useTaskActions } from "./use-tasks";

/** What this key can do with a task now, as the status table says. */
export function TaskActions({ task }: { task: Task }) {
  const t = useTranslations("task");
  const { cancel, retry } = useTaskActions(task.id);
  const [asking, setAsking] = useState(false);
  const submits = useMay("submit");
  const file = downloadUrl(task);
  const closeDialog = () => {
    setAsking(false);
    cancel.reset();
  };

  return (
    <div className="flex max-w-full flex-col gap-3 sm:items-end">
      <div className="flex flex-wrap items-center gap-1 sm:gap-2">
        {allows(task.status, "download") && file && (
          <a href={file} download className={buttonClass("primary")}>
            <Download className="size-4" aria-hidden="true" />
            {t("download")}
          </a>
        )}
        {submits && allows(task.status, "retry") && (
          <Button look="primary" icon={RotateCw} busy={retry.isPending} onClick={() => retry.mutate()}>
            {t("retry")}
          </Button>
        )}
        {submits && taskStatus[task.status].final && (
          <Link href={routes.newTask({ from: task.id })} className={buttonClass()}>
            <SlidersHorizontal className="size-4" aria-hidden="true" />
            {t("again")}
          </Link>
        )}
        {submits && allows(task.status, "cancel") && (
          <Button look="danger" onClick={() => setAsking(true)}>
            {t("cancel")}
          </Button>
        )}
        <TaskMenu task={task} />
      </div>
      {retry.isError && <ProblemNotice error={retry.error} />}
      <ConfirmDialog
        // A task that ended meanwhile answers the question by itself.
        open={asking && allows(task.status, "cancel")}
        title={t("confirmCancel.title", { name: task.name })}
        text={t("confirmCancel.text")}
        confirm={t("cancel")}
        keep={t("confirmCancel.keep")}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: closeDialog })}
        onClose={closeDialog}
      >
        {cancel.isError && <ProblemNotice error={cancel.error} />}
      </ConfirmDialog>
    </div>
  );
}
