import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ListEnd } from "@/components/shell/list-end";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { Page } from "@/lib/api/types";

interface Props<T> {
  query: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  label: string;
  /** Said while the first page is on its way. */
  loading: string;
  empty: ReactNode;
  row: (item: T) => ReactNode;
}

const frame = "mt-5 divide-y divide-line rounded-2xl border border-line bg-surface shadow-card";

/** Looks again every so often at a list of one page. Who has read on would have every page fetched anew. */
export function everySoOften(millis: number) {
  return ({ state }: { state: { data?: { pages: unknown[] } | undefined } }) =>
    state.data?.pages.length === 1 ? millis : false;
}

/** A list that comes page by page: on its way, empty, refused, or there. */
export function PagedList<T extends { id: string }>({ query, label, loading, empty, row }: Props<T>) {
  const t = useTranslations("settings");
  const { data, error, isPending, isPlaceholderData, refetch } = query;
  if (isPending) return <Loading words={loading} />;
  const items = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      {error && !query.isFetchNextPageError && (
        <div className="mt-5">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && items.length === 0 && empty}
      {items.length > 0 && (
        <ul
          aria-label={label}
          // What is shown fits the filter before this one.
          aria-busy={isPlaceholderData}
          className={`${frame} transition-opacity ${isPlaceholderData ? "opacity-60" : ""}`}
        >
          {items.map((item) => (
            <li key={item.id}>{row(item)}</li>
          ))}
        </ul>
      )}
      <ListEnd query={query} more={t("more")} />
    </>
  );
}

export function Loading({ words }: { words: string }) {
  return (
    <div role="status" className={frame}>
      <span className="sr-only">{words}</span>
      {["a", "b", "c"].map((row) => (
        <div key={row} className="space-y-2.5 px-5 py-4">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-3.5 w-1/4" />
        </div>
      ))}
    </div>
  );
}
