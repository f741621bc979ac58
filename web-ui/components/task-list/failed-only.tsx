import { CircleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { TaskFilter } from "@/lib/task-filter";
import type { ChangeFilter } from "./use-task-filter";
import { useTaskCount } from "./use-task-list";

interface Props {
  filter: TaskFilter;
  onChange: ChangeFilter;
}

/** Those that need somebody, in one click, whatever statuses were chosen before; all else that narrows the list stays. */
export function FailedOnly({ filter, onChange }: Props) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const { data: failed } = useTaskCount({ ...filter, statuses: ["failed"] });
  const only = filter.statuses.length === 1 && filter.statuses[0] === "failed";
  if (!failed || only) return null;
  return (
    <button
      type="button"
      onClick={() => onChange({ statuses: ["failed"] })}
      className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-full bg-bad-soft px-3.5 text-sm font-medium whitespace-nowrap text-bad hover:underline"
    >
      <CircleAlert className="size-3.5" aria-hidden="true" />
      {t("failedOnly", { count: format.number(failed) })}
    </button>
  );
}
