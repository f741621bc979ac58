import { ArrowUpDown, ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { type TaskSort, taskSorts } from "@/lib/task-filter";

interface Props {
  sort: TaskSort;
  onChange: (sort: TaskSort) => void;
}

/** A name for each order, as messages can have: a minus cannot stand in a key. */
const words = {
  "-created_at": "newest",
  created_at: "oldest",
  "-updated_at": "changed",
  updated_at: "unchanged",
  "-priority": "urgent",
  priority: "idle",
  name: "name",
  "-name": "nameBack",
} as const satisfies Record<TaskSort, string>;

/** The order of the list: the browser's own choice, which every phone knows how to show. */
export function SortChoice({ sort, onChange }: Props) {
  const t = useTranslations("tasks.sort");
  return (
    <label className="relative block max-sm:col-span-2">
      <span className="sr-only">{t("label")}</span>
      <ArrowUpDown
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
      <select
        value={sort}
        onChange={(event) => onChange(event.target.value as TaskSort)}
        className="h-10 w-full appearance-none truncate rounded-lg border border-edge bg-surface pr-8 pl-9 text-base text-ink sm:text-[0.9375rem]"
      >
        {taskSorts.map((option) => (
          <option key={option} value={option}>
            {t(words[option])}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
    </label>
  );
}
