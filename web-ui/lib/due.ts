import type { InfiniteData, Query } from "@tanstack/react-query";
import { pollMillis } from "./api/live";

/** Whether a poll asks for it. A list is fetched page by page: the more of them, the more seldom. */
export function isDue({ state: { data, dataUpdatedAt } }: Query): boolean {
  const pages = (data as Partial<InfiniteData<unknown>> | undefined)?.pages?.length ?? 1;
  return Date.now() - dataUpdatedAt >= (pages - 1) * pollMillis;
}
