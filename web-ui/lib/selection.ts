/** Rows that are chosen, by id. `from` is where a range begins: the row that was touched last. */
export interface Selection {
  ids: ReadonlySet<string>;
  from: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), from: null };

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, from: id };
}

/** Everything from the row touched last to this one joins; without such a row, this one alone changes. */
export function extended(selection: Selection, order: readonly string[], id: string): Selection {
  const ends = [order.indexOf(selection.from ?? ""), order.indexOf(id)];
  if (ends.includes(-1)) return toggled(selection, id);
  const range = order.slice(Math.min(...ends), Math.max(...ends) + 1);
  return { ids: new Set([...selection.ids, ...range]), from: selection.from };
}
