import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import { ProblemNotice } from "./problem-notice";

interface Props {
  query: Pick<
    UseInfiniteQueryResult,
    "error" | "hasNextPage" | "isFetchNextPageError" | "isFetchingNextPage" | "fetchNextPage"
  >;
  /** Of the button that brings the next page. */
  more: string;
  /** Of what comes into sight as the end is reached. */
  ref?: Ref<HTMLDivElement>;
}

/** What stands below the last row: the way to more, or why that did not come, where the reader is. */
export function ListEnd({ query, more, ref }: Props) {
  const { error, hasNextPage, isFetchNextPageError, isFetchingNextPage, fetchNextPage } = query;
  if (isFetchNextPageError) {
    return (
      <div className="col-span-full mt-6">
        <ProblemNotice error={error} onRetry={() => void fetchNextPage()} />
      </div>
    );
  }
  if (!hasNextPage) return null;
  return (
    <div ref={ref} className="col-span-full mt-6 flex justify-center">
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {more}
      </Button>
    </div>
  );
}
