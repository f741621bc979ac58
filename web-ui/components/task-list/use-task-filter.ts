import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { routes } from "@/lib/routes";
import { readFilter, type TaskFilter } from "@/lib/task-filter";

/** @param typing a step of many, which the browser's back does not stop at */
export type ChangeFilter = (part: Partial<TaskFilter>, typing?: boolean) => void;

/** The filter that the address holds. The router follows the browser's history, and need not fetch the page again. */
export function useTaskFilter(): [TaskFilter, ChangeFilter] {
  const address = useSearchParams().toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(address)), [address]);
  const change: ChangeFilter = (part, typing = false) => {
    const next = routes.tasks({ ...filter, ...part });
    if (typing) window.history.replaceState(null, "", next);
    else window.history.pushState(null, "", next);
  };
  return [filter, change];
}
