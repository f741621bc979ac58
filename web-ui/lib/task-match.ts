import type { Task } from "./api/types";
import { dayStart, labelsByName, type TaskFilter, type TaskSort } from "./task-filter";

/** Whether a list with this filter shows a task: what the gateway would answer, told of one task at hand. */
export function matcher(filter: TaskFilter): (task: Task) => boolean {
  const { statuses, human, batch } = filter;
  const text = folded(filter.text);
  const labels = Object.entries(labelsByName(filter.labels));
  const since = filter.since === null ? Number.NEGATIVE_INFINITY : dayStart(filter.since);
  const until = filter.until === null ? Number.POSITIVE_INFINITY : dayStart(filter.until, 1);
  return (task) => {
    const created = Date.parse(task.created_at);
    return (
      (statuses.length === 0 || statuses.includes(task.status)) &&
      (human === null || task.digital_human_id === human) &&
      (batch === null || task.batch_id === batch) &&
      (text === "" || folded(task.name).includes(text)) &&
      created >= since &&
      created < until &&
      labels.every(([name, wanted]) => {
        const label = task.labels[name];
        return label !== undefined && (wanted === null || label === wanted);
      })
    );
  };
}

/** Compares tasks as the gateway sorts them: by one column, and the same way by id among equals. */
export function comparator(sort: TaskSort): (a: Task, b: Task) => number {
  const falls = sort.startsWith("-");
  const compare = columns[sort.replace("-", "") as Column];
  return (a, b) => {
    const rising = compare(a, b) || byText(a.id, b.id);
    return falls ? -rising : rising;
  };
}

type Column = "created_at" | "updated_at" | "priority" | "name";

const columns: Record<Column, (a: Task, b: Task) => number> = {
  created_at: (a, b) => byText(a.created_at, b.created_at),
  updated_at: (a, b) => byText(a.updated_at, b.updated_at),
  priority: (a, b) => a.priority - b.priority,
  name: (a, b) => byName.compare(a.name, b.name),
};

/** The database tells neither case nor accents apart. */
const byName = new Intl.Collator("en", { sensitivity: "base" });

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
