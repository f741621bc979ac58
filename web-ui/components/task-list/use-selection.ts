import { useCallback, useMemo, useState } from "react";
import type { Task } from "@/lib/api/types";
import { extended, nothingSelected, type Selection, toggled } from "@/lib/selection";

export interface TaskSelection {
  ids: ReadonlySet<string>;
  /** Not only those that are loaded: all that the filter takes. */
  everything: boolean;
  /** @param order where it is given, everything from the row touched last to this one joins */
  choose: (id: string, order?: readonly string[]) => void;
  chooseAll: (ids: readonly string[], everything?: boolean) => void;
  clear: () => void;
}

interface State extends Selection {
  list: string;
  everything: boolean;
}

/**
 * Which rows of a list are chosen.
 *
 * @param list its name: another list begins with nothing chosen
 */
export function useSelection(list: string): TaskSelection {
  const [state, setState] = useState<State>({ ...nothingSelected, list, everything: false });
  const { ids, everything } = state.list === list ? state : { ...nothingSelected, everything: false };
  const set = useCallback(
    (next: (now: Selection) => Selection, all = false) =>
      setState((now) => ({ ...next(now.list === list ? now : nothingSelected), list, everything: all })),
    [list],
  );
  const choose = useCallback(
    (id: string, order?: readonly string[]) =>
      set((now) => (order ? extended(now, order, id) : toggled(now, id))),
    [set],
  );
  const chooseAll = useCallback(
    (all: readonly string[], whole = false) => set(() => ({ ids: new Set(all), from: null }), whole),
    [set],
  );
  const clear = useCallback(() => set(() => nothingSelected), [set]);
  return { ids, everything, choose, chooseAll, clear };
}

/** The chosen among these rows, in their order. What has left the list is not acted on. */
export function useChosen(rows: Task[], { ids }: TaskSelection): Task[] {
  return useMemo(() => (ids.size === 0 ? [] : rows.filter((row) => ids.has(row.id))), [rows, ids]);
}
