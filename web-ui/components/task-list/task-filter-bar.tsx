import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { SearchField } from "@/components/ui/search-field";
import { everyTask, narrows, type TaskFilter } from "@/lib/task-filter";
import { DayFilter } from "./day-filter";
import { HumanFilter } from "./human-filter";
import { SortChoice } from "./sort-choice";
import { StatusFilter } from "./status-filter";
import type { ChangeFilter } from "./use-task-filter";

interface Props {
  filter: TaskFilter;
  onChange: ChangeFilter;
}

/** Everything that the list can be narrowed by, all of it kept in the address. */
export function TaskFilterBar({ filter, onChange }: Props) {
  const t = useTranslations("tasks");
  return (
    <section aria-label={t("filters")} className="space-y-3">
      <StatusFilter filter={filter} onChange={onChange} />
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <div className="max-sm:col-span-2 sm:basis-full lg:flex-1 lg:basis-56">
          <SearchField
            label={t("search")}
            value={filter.text}
            onSearch={(text) => onChange({ text }, true)}
          />
        </div>
        <HumanFilter human={filter.human} onChange={(human) => onChange({ human })} />
        <DayFilter filter={filter} onChange={onChange} />
        <SortChoice sort={filter.sort} onChange={(sort) => onChange({ sort })} />
      </div>
      {(narrows(filter) || filter.labels.length > 0) && (
        <ul className="flex flex-wrap items-center gap-2">
          {filter.labels.map((label) => (
            <li key={label}>
              <Chip
                remove={t("removeLabel", { label })}
                onRemove={() => onChange({ labels: filter.labels.filter((other) => other !== label) })}
              >
                {label}
              </Chip>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={() => onChange({ ...everyTask, sort: filter.sort })}
              className="inline-flex h-8 items-center gap-1.5 rounded-lg px-2 text-sm text-accent hover:underline"
            >
              <X className="size-4" aria-hidden="true" />
              {t("clear")}
            </button>
          </li>
        </ul>
      )}
    </section>
  );
}

interface ChipProps {
  remove: string;
  onRemove: () => void;
  children: string;
}

function Chip({ remove, onRemove, children }: ChipProps) {
  return (
    <span className="inline-flex h-8 max-w-full items-center rounded-full bg-sunken pl-3 text-sm">
      <span className="truncate">{children}</span>
      <button
        type="button"
        aria-label={remove}
        title={remove}
        onClick={onRemove}
        className="flex size-8 shrink-0 items-center justify-center rounded-full text-muted hover:text-ink"
      >
        <X className="size-3.5" aria-hidden="true" />
      </button>
    </span>
  );
}
