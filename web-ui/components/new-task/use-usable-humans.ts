import { keepPreviousData, skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSession } from "@/components/session/use-session";
import { getHuman, listHumans } from "@/lib/api/digital-humans";
import { cacheKeys } from "@/lib/task-cache";
import { newHuman } from "./draft";

/**
 * Those that a new task may use, newest first, page after page. Of the own workspace alone, also for an administrator:
 * an audio that is uploaded here cannot be said by somebody of another one.
 *
 * @param q a piece of the name; empty for all
 */
export function useUsableHumans(q: string) {
  const workspace = useSession().data?.workspace_id;
  const query = useInfiniteQuery({
    queryKey: [...cacheKeys.humans, "usable", { q, workspace }],
    queryFn:
      workspace === undefined
        ? skipToken
        : ({ pageParam, signal }) =>
            listHumans({ q, status: "active", workspaceId: workspace, cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { ...query, rows: query.data?.pages.flatMap((page) => page.data) ?? [] };
}

/** The chosen one, wherever it came from. */
export function useChosenHuman(id: string | null) {
  return useQuery({
    queryKey: [...cacheKeys.humans, "one", id],
    queryFn: id === null || id === newHuman ? skipToken : ({ signal }) => getHuman(id, signal),
  });
}
