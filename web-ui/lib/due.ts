import type { InfiniteData, Query } from "@tanstack/react-query";
import { pollMillis } from "./api/live";
import { isUnreachable } from "./api/problem";

/** Whether it is asked for whenever all is: what is marked as lasting only until it has been answered once. */
export function isWanted({ meta, state: { data, error } }: Query): boolean {
  const answered = data !== undefined || (error !== null && !isUnreachable(error));
  return !(meta?.lasting && answered);
}

/** Whether a poll asks for it. A list is fetched page by page: the more of them, the more seldom. */
export function isDue(query: Query): boolean {
  const { data, dataUpdatedAt } = query.state;
  const pages = (data as Partial<InfiniteData<unknown>> | undefined)?.pages?.length ?? 1;
  return isWanted(query) && Date.now() - dataUpdatedAt >= (pages - 1) * pollMillis;
}
