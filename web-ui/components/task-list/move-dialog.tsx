import { useFormatter, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { Move, Which } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { useMoveOfMany, useTaskNames } from "./use-move";

export interface Asked {
  move: Move;
  which: Which;
  /** Those of them that are loaded. */
  tasks: Task[];
}

interface Props {
  asked: Asked;
  open: boolean;
  onClose: () => void;
  onDone: (move: Move, count: number) => void;
}

/** Tasks that are named; of the others only the number is told. */
const mostNames = 5;

/** Tells what exactly would be moved, as the gateway sees it at this moment, before it is. */
export function MoveDialog({ asked, open, onClose, onDone }: Props) {
  const t = useTranslations("tasks.move");
  const { move, which, tasks } = asked;
  const { plan, make } = useMoveOfMany(move, which, open);
  const moves = plan.data?.moves;
  const count = moves?.count;
  const close = () => {
    make.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      open={open}
      title={count === undefined ? t(`${move}.asking`) : t(`${move}.title`, { count })}
      text={t(`${move}.text`)}
      confirm={t(`${move}.action`)}
      keep={t(`${move}.keep`)}
      look={move === "retry" ? "primary" : "danger"}
      busy={make.isPending}
      disabled={!count}
      onConfirm={() =>
        plan.data && make.mutate(plan.data, { onSuccess: (moved) => onDone(move, moved.count) })
      }
      onClose={close}
    >
      {plan.isPending && (
        <div role="status" className="space-y-2">
          <span className="sr-only">{t("planning")}</span>
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
      )}
      {moves && <Names ids={moves.ids} count={moves.count} tasks={tasks} />}
      {moves && moves.refused.length > 0 && (
        <p className="mt-3 text-sm text-muted">{t("refused", { count: moves.refused.length })}</p>
      )}
      {plan.isError && <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />}
      {make.isError && <ProblemNotice error={make.error} />}
    </ConfirmDialog>
  );
}

function Names({ ids, count, tasks }: { ids: string[]; count: number; tasks: Task[] }) {
  const t = useTranslations("tasks.move");
  const format = useFormatter();
  const names = useTaskNames(ids.slice(0, mostNames), tasks);
  const more = count - names.length;
  if (count === 0) return <p className="text-sm">{t("none")}</p>;
  return (
    <ul className="space-y-1 rounded-xl bg-sunken px-4 py-3 text-sm">
      {names.map(({ id, name }) => (
        <li key={id} className="truncate font-medium">
          {name ?? <Skeleton className="h-4 w-2/5" />}
        </li>
      ))}
      {more > 0 && <li className="text-muted">{t("more", { count: format.number(more) })}</li>}
    </ul>
  );
}
