import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";
import type { TaskSelection } from "./use-selection";

interface Options {
  body: RefObject<HTMLElement | null>;
  order: readonly string[];
  selection: TaskSelection | null;
  scrollTo: (index: number) => void;
  onDelete: () => void;
}

/** A cell with something that can have the focus; the arrows stay in the same column. */
export type RowPart = "choose" | "open" | "menu";

/** The keyboard in a table of rows: arrows, Home and End move; Space, Shift and Ctrl or ⌘ with A choose. */
export function useRowKeys({ body, order, selection, scrollTo, onDelete }: Options) {
  const wanted = useRef<{ id: string; part: RowPart; from: Element | null } | null>(null);

  // A row that was out of sight can be focused only once it has been drawn. Who has gone elsewhere meanwhile stays there.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { id, part, from } = wanted.current;
    const over = document.activeElement !== from || !order.includes(id);
    if (over || focus(body.current, id, part)) wanted.current = null;
  });

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const part = (event.target as HTMLElement).closest<HTMLElement>("[data-part]")?.dataset.part as
      | RowPart
      | undefined;
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-task]")?.dataset.task;
    if (!part || !id || event.altKey) return;
    const index = order.indexOf(id);
    const next = moves[event.key]?.(index, order.length - 1);
    const whole = (event.ctrlKey || event.metaKey) && event.key === "a";

    if (next !== undefined && !(part === "menu" && event.key.startsWith("Arrow"))) {
      const target = order[next];
      if (target === undefined) return;
      if (event.shiftKey && selection && target !== id) {
        // The row that the range begins with is part of it.
        if (!selection.ids.has(id)) selection.choose(id);
        selection.choose(target, order);
      }
      scrollTo(next);
      wanted.current = focus(body.current, target, part)
        ? null
        : { id: target, part, from: document.activeElement };
    } else if (selection && whole) selection.chooseAll(order);
    else if (selection && event.key === "Escape" && selection.ids.size > 0) selection.clear();
    else if (selection && event.key === "Delete" && selection.ids.size > 0) onDelete();
    else if (selection && event.key === " " && part === "open")
      selection.choose(id, event.shiftKey ? order : undefined);
    else return;
    event.preventDefault();
  };
  return press;
}

function focus(body: HTMLElement | null, id: string, part: RowPart): boolean {
  const target = body?.querySelector<HTMLElement>(
    `[data-task="${id}"] [data-part="${part}"] :is(a, button, input)`,
  );
  target?.focus({ preventScroll: true });
  return target != null;
}

const moves: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(last, index + 1),
  ArrowUp: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_, last) => last,
};
