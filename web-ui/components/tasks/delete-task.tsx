import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteTask } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { cacheKeys } from "@/lib/task-cache";

interface Props {
  task: Task;
  open: boolean;
  onClose: () => void;
}

/** Asks, deletes, and leaves the page that is no more. */
export function DeleteTask({ task, open, onClose }: Props) {
  const t = useTranslations("task");
  const router = useRouter();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteTask(task.id),
    onSuccess: () => {
      router.replace(routes.tasks());
      // Where no frame comes, the lists would still show it.
      void cache.invalidateQueries({ queryKey: cacheKeys.lists });
    },
  });
  return (
    <ConfirmDialog
      open={open}
      title={t("confirmDelete.title", { name: task.name })}
      text={t(task.status === "processing" ? "confirmDelete.running" : "confirmDelete.text")}
      confirm={t("delete")}
      keep={t("confirmDelete.keep")}
      busy={remove.isPending || remove.isSuccess}
      onConfirm={() => remove.mutate()}
      onClose={() => {
        remove.reset();
        onClose();
      }}
    >
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
