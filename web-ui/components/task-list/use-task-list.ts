import {
  keepPreviousData,
  type QueryClient,
  replaceEqualDeep,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { countTasks, listTasks } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { cacheKeys, withNewsSince } from "@/lib/task-cache";
import type { TaskFilter } from "@/lib/task-filter";
import type { TaskPage, TaskPages } from "@/lib/task-pages";

/** Page after page of what the filter takes. */
export function useTaskList(filter: TaskFilter) {
  const cache = useQueryClient();
  return useInfiniteQuery({
    queryKey: cacheKeys.list(filter),
    queryFn: async ({ pageParam, signal }): Promise<TaskPage> => {
      const page = await listTasks(filter, pageParam, signal);
      const data = unchangedAsKnown(cache, filter, page.data);
      return { ...page, data, last: data.at(-1) ?? null };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // What was shown stays, dimmed, until another filter's answer is there.
    placeholderData: keepPreviousData,
    // What stays is the other filter's: news of this one does not belong there.
    structuralSharing: (known, pages) =>
      known === pages ? pages : withNewsSince(cache, pages as TaskPages, filter),
  });
}

/** What a fetch tells again stays the same object: its row need not be drawn again. */
function unchangedAsKnown(cache: QueryClient, filter: TaskFilter, rows: Task[]): Task[] {
  const pages = cache.getQueryData<TaskPages>(cacheKeys.list(filter))?.pages ?? [];
  const known = new Map(pages.flatMap((page) => page.data).map((row) => [row.id, row]));
  return rows.map((row) => replaceEqualDeep(known.get(row.id), row));
}

/** At most this often while news comes in; never while nothing happens. */
const countMillis = 2000;

/** How many tasks the filter takes in all. */
export function useTaskCount(filter: TaskFilter) {
  return useQuery({
    queryKey: cacheKeys.count(filter),
    queryFn: ({ signal }) => countTasks(filter, signal),
    refetchInterval: ({ state }) => (state.isInvalidated ? countMillis : false),
  });
}
