import type { UseQueryResult } from "@tanstack/react-query";

/** Whether it is asked for and nothing was heard yet: no answer, and no failure that a part of the page would tell. */
export function unheard({ isLoading, failureCount, errorUpdateCount }: UseQueryResult): boolean {
  return isLoading && failureCount + errorUpdateCount === 0;
}
