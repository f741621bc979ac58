import type { Task } from "./api/types";

export interface Arranged {
  rows: Task[];
  /** How many are kept back. */
  held: number;
}

/**
 * A list for somebody who must not lose the place: the rows in the order that they had, each with its newest word.
 * What has come in between or above is kept back; what a later page brought stands at the end.
 *
 * @param order ids as they stood when the reader began to need rest; null: nothing is kept back
 */
export function holdRows(rows: Task[], order: readonly string[] | null): Arranged {
  if (order === null) return { rows, held: 0 };
  const known = new Set(order);
  const byId = new Map<string, Task>();
  let end = -1;
  rows.forEach((row, index) => {
    if (!known.has(row.id)) return;
    byId.set(row.id, row);
    end = index;
  });
  const kept = order.flatMap((id) => byId.get(id) ?? []);
  const held = end + 1 - kept.length;
  return { rows: [...kept, ...rows.slice(end + 1)], held };
}
