import { useTranslations } from "use-intl";
import { taskStatuses } from "@/lib/api/types";
import { type TaskFilter, toggleStatus } from "@/lib/task-filter";
import { taskStatus } from "@/lib/task-status";
import type { ChangeFilter } from "./use-task-filter";

interface Props {
  filter: TaskFilter;
  onChange: ChangeFilter;
}

const pill =
  "inline-flex h-9 items-center gap-1.5 rounded-full px-3.5 text-sm whitespace-nowrap text-muted transition-colors hover:bg-sunken hover:text-ink aria-pressed:bg-ink aria-pressed:font-medium aria-pressed:text-canvas";

/** Any number of statuses. */
export function StatusFilter({ filter, onChange }: Props) {
  const t = useTranslations();
  const { statuses } = filter;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be scrolled sideways in every browser
    <div
      role="group"
      aria-label={t("tasks.filter")}
      className="-mx-4 flex items-center gap-1 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:px-0.5"
    >
      <button
        type="button"
        aria-pressed={statuses.length === 0}
        onClick={() => onChange({ statuses: [] })}
        className={pill}
      >
        {t("tasks.all")}
      </button>
      {taskStatuses.map((status) => {
        const { icon: Icon, label } = taskStatus[status];
        return (
          <button
            key={status}
            type="button"
            aria-pressed={statuses.includes(status)}
            onClick={() => onChange({ statuses: toggleStatus(filter, status) })}
            className={pill}
          >
            <Icon className="size-3.5" aria-hidden="true" />
            {t(`status.${label}`)}
          </button>
        );
      })}
    </div>
  );
}
