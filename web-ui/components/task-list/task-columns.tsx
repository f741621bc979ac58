import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TaskSort } from "@/lib/task-filter";
import { Tick } from "./tick";
import type { TaskSelection } from "./use-selection";

interface Props {
  /** Ids of the loaded rows. */
  rows: readonly string[];
  selection: TaskSelection | null;
  sort: TaskSort;
  onSort: (sort: TaskSort) => void;
}

/** The columns of a row; on a narrow screen it folds up (task-row.tsx). */
export const columns =
  "grid items-center gap-x-3 px-3 sm:gap-x-4 sm:px-4 grid-cols-[1.5rem_minmax(0,1fr)_2.5rem] sm:grid-cols-[1.5rem_minmax(0,1fr)_12.5rem_2.5rem] lg:grid-cols-[1.5rem_minmax(0,1fr)_12.5rem_8.5rem_7rem_8rem_2.5rem]";

export function TaskColumns({ rows, selection, sort, onSort }: Props) {
  const t = useTranslations("tasks");
  const chosen = selection?.ids.size ?? 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see task-table.tsx
    // biome-ignore lint/a11y/useFocusableInteractive: its controls are
    <div
      role="row"
      aria-rowindex={1}
      className={`${columns} h-11 border-b border-line text-[0.8125rem] text-faint max-sm:flex`}
    >
      <Head label={t("column.choose")}>
        {selection && (
          <Tick
            label={t("chooseAll")}
            checked={chosen > 0 && chosen >= rows.length}
            some={chosen > 0}
            onClick={() => (chosen > 0 ? selection.clear() : selection.chooseAll(rows))}
          />
        )}
      </Head>
      <SortHead column="name" label={t("column.name")} sort={sort} onSort={onSort} />
      <Head className="max-sm:hidden">{t("column.status")}</Head>
      <Head className="max-lg:hidden">{t("column.human")}</Head>
      <SortHead
        column="created_at"
        label={t("column.created")}
        sort={sort}
        onSort={onSort}
        className="max-lg:hidden"
      />
      <Head className="max-lg:hidden">{t("column.time")}</Head>
      <Head label={t("column.actions")} className="max-sm:hidden" />
    </div>
  );
}

interface HeadProps {
  /** Where nothing else names it. */
  label?: string;
  className?: string;
  children?: React.ReactNode;
}

function Head({ label, className = "", children }: HeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see task-table.tsx
    // biome-ignore lint/a11y/useFocusableInteractive: its controls are
    <div role="columnheader" className={`truncate ${className}`}>
      {label && <span className="sr-only">{label}</span>}
      {children}
    </div>
  );
}

interface SortHeadProps extends Pick<Props, "sort" | "onSort"> {
  column: "name" | "created_at";
  label: string;
  className?: string;
}

function SortHead({ column, label, sort, onSort, className = "" }: SortHeadProps) {
  const rises = sort === column;
  const falls = sort === `-${column}`;
  const Icon = rises ? ArrowUp : ArrowDown;
  // What is looked for most comes first: the beginning of the alphabet, the newest.
  const first: TaskSort = column === "name" ? "name" : "-created_at";
  const other: TaskSort = column === "name" ? "-name" : "created_at";
  return (
    // biome-ignore lint/a11y/useSemanticElements: see task-table.tsx
    // biome-ignore lint/a11y/useFocusableInteractive: its button is
    <div
      role="columnheader"
      aria-sort={rises ? "ascending" : falls ? "descending" : "none"}
      className={`min-w-0 ${className}`}
    >
      <button
        type="button"
        onClick={() => onSort(sort === first ? other : first)}
        className="-mx-1.5 inline-flex h-8 items-center gap-1 rounded-md px-1.5 hover:text-ink"
      >
        {label}
        {(rises || falls) && <Icon className="size-3.5" aria-hidden="true" />}
      </button>
    </div>
  );
}
