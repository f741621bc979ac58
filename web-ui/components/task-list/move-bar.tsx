import { Ban, RotateCw, Trash2, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { Move } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { allows } from "@/lib/task-status";
import type { TaskSelection } from "./use-selection";

interface Props {
  selection: TaskSelection;
  chosen: Task[];
  /** Ids of the loaded rows. */
  rows: readonly string[];
  /** Tasks that the filter takes, loaded or not; undefined until it is known. */
  total: number | undefined;
  onMove: (move: Move) => void;
}

const moves = [
  { move: "retry", icon: RotateCw },
  { move: "cancel", icon: Ban },
  { move: "delete", icon: Trash2 },
] as const;

/** What can be done with the chosen tasks; floats over the list while there are any. */
export function MoveBar({ selection, chosen, rows, total, onMove }: Props) {
  const t = useTranslations("tasks");
  const { everything } = selection;
  const allLoaded = chosen.length === rows.length;
  const more = allLoaded && total !== undefined && total > rows.length;
  const count = everything && total !== undefined ? total : chosen.length;
  const possible = (move: Move) =>
    everything || move === "delete" ? count : chosen.filter(({ status }) => allows(status, move)).length;
  return (
    <section
      aria-label={t("bar.label")}
      className="fixed inset-x-0 bottom-[calc(var(--bottom-bar,0px)+1rem)] z-20 mx-auto flex w-[calc(100%-2rem)] max-w-3xl flex-wrap items-center gap-2 rounded-2xl border border-line bg-surface p-2 pl-4 shadow-pop"
    >
      <p role="status" className="mr-auto text-sm font-medium">
        {t("bar.chosen", { count })}
      </p>
      {more && !everything && (
        <Button look="bare" onClick={() => selection.chooseAll(rows, true)}>
          {t("bar.everything", { count: total })}
        </Button>
      )}
      <div className="order-last flex items-center gap-2 max-sm:w-full">
        {moves.map(({ move, icon }) => (
          <Button
            key={move}
            icon={icon}
            look={move === "retry" ? "plain" : "danger"}
            disabled={possible(move) === 0}
            onClick={() => onMove(move)}
            className="max-sm:flex-1 max-sm:px-2"
          >
            {t(`move.${move}.action`)}
          </Button>
        ))}
      </div>
      <IconButton icon={X} label={t("bar.clear")} onClick={selection.clear} className="sm:order-last" />
    </section>
  );
}
