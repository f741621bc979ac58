import { Ban, Copy, Download, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActionMenu, type MenuAction } from "@/components/ui/action-menu";
import { downloadUrl, type Move } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { allows } from "@/lib/task-status";

interface Props {
  task: Task;
  /** Whether the key may do more than look. */
  mayChange: boolean;
  onMove: (move: Move, tasks: Task[]) => void;
}

/** What can be done with one task, without leaving the list. */
export function TaskRowMenu({ task, mayChange, onMove }: Props) {
  const t = useTranslations("tasks");
  const { status } = task;
  const file = allows(status, "download") ? downloadUrl(task) : null;
  const move = (name: Move, icon: MenuAction["icon"], danger = false): MenuAction => ({
    label: t(`move.${name}.action`),
    icon,
    danger,
    onChoose: () => onMove(name, [task]),
  });
  const actions: MenuAction[] = file ? [{ label: t("download"), icon: Download, file }] : [];
  if (mayChange) {
    if (allows(status, "retry")) actions.push(move("retry", RotateCw));
    actions.push({ label: t("again"), icon: Copy, href: routes.newTask({ from: task.id }) });
    if (allows(status, "cancel")) actions.push(move("cancel", Ban, true));
    actions.push(move("delete", Trash2, true));
  }
  return actions.length > 0 && <ActionMenu label={t("actions", { name: task.name })} actions={actions} />;
}
