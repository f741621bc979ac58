import { Copy, SquareTerminal, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMay } from "@/components/session/use-session";
import { ActionMenu, type MenuAction } from "@/components/ui/action-menu";
import type { Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { taskStatus } from "@/lib/task-status";
import { CurlDialog } from "./curl-dialog";
import { DeleteTask } from "./delete-task";

/** What is seldom done with a task. */
export function TaskMenu({ task }: { task: Task }) {
  const t = useTranslations("task");
  const [open, setOpen] = useState<"curl" | "delete" | null>(null);
  const submits = useMay("submit");
  const close = () => setOpen(null);

  const again: MenuAction = { label: t("again"), icon: Copy, href: routes.newTask({ from: task.id }) };
  const curl: MenuAction = {
    label: t("curl.open"),
    icon: SquareTerminal,
    onChoose: () => setOpen("curl"),
  };
  const remove: MenuAction = {
    label: t("delete"),
    icon: Trash2,
    danger: true,
    onChoose: () => setOpen("delete"),
  };
  const actions = [
    ...(submits && !taskStatus[task.status].final ? [again] : []),
    curl,
    ...(submits ? [remove] : []),
  ];
  return (
    <>
      <ActionMenu label={t("more")} actions={actions} />
      <CurlDialog task={task} open={open === "curl"} onClose={close} />
      <DeleteTask task={task} open={open === "delete"} onClose={close} />
    </>
  );
}
