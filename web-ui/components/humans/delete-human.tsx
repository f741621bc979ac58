import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { StatusLabel } from "@/components/tasks/status-label";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { DigitalHuman, Page, Task } from "@/lib/api/types";
import { humanStatus } from "@/lib/human-status";
import { routes } from "@/lib/routes";
import { useDeleteHuman, useSwitchHuman, useTasksUsing } from "./use-humans";

interface Props {
  human: DigitalHuman;
  open: boolean;
  onDeleted: () => void;
  onClose: () => void;
}

/** Asks before it goes for good. While tasks need it, names them and offers to take it out of use instead. */
export function DeleteHuman({ human, open, onDeleted, onClose }: Props) {
  const t = useTranslations("humans.delete");
  const users = useTasksUsing(human.id, open);
  const remove = useDeleteHuman(human.id, onDeleted);
  const turnOff = useSwitchHuman();
  const situation = users.data?.data.length
    ? humanStatus[human.status].usable
      ? "used"
      : "usedOff"
    : "free";
  const failure = remove.error ?? turnOff.error ?? users.error;
  const close = () => {
    remove.reset();
    turnOff.reset();
    onClose();
  };
  const confirm = {
    free: () => remove.mutate(),
    used: () => turnOff.mutate(human, { onSuccess: close }),
    usedOff: () => void users.refetch(),
  };

  return (
    <ConfirmDialog
      open={open}
      title={t(`${situation}.title`, { name: human.name })}
      text={t(`${situation}.text`)}
      confirm={t(`${situation}.confirm`)}
      keep={t(`${situation}.keep`)}
      look={situation === "free" ? "danger" : "primary"}
      busy={remove.isPending || turnOff.isPending || users.isPending}
      onConfirm={confirm[situation]}
      onClose={close}
    >
      {users.isPending && (
        <div role="status">
          <span className="sr-only">{t("looking")}</span>
          <Skeleton className="h-4 w-3/5" />
        </div>
      )}
      {users.data && situation !== "free" && <Users page={users.data} />}
      {failure && (
        <div className="mt-4">
          <ProblemNotice error={failure} />
        </div>
      )}
    </ConfirmDialog>
  );
}

function Users({ page }: { page: Page<Task> }) {
  const t = useTranslations("humans.delete");
  const left = (page.total ?? page.data.length) - page.data.length;
  return (
    <>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {page.data.map((task) => (
          <li key={task.id} className="flex items-center gap-3 py-2 pr-2.5 pl-3.5">
            <Link
              href={routes.task(task.id)}
              prefetch={false}
              className="min-w-0 flex-1 truncate text-sm font-medium text-accent underline-offset-4 hover:underline"
            >
              {task.name}
            </Link>
            <StatusLabel status={task.status} />
          </li>
        ))}
      </ul>
      {left > 0 && <p className="mt-2 text-sm text-muted">{t("rest", { count: left })}</p>}
    </>
  );
}
