import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { everySoOften } from "@/components/settings/paged-list";
import { dropAllParked, dropParked, getParked, listParked, replayParked } from "@/lib/api/parked";

const parkedKey = ["parked-messages"] as const;
/** No frame tells of them. */
const lookMillis = 10_000;

/** @param queue where they came from; null for all */
export function useParkedList(queue: string | null) {
  return useInfiniteQuery({
    queryKey: [...parkedKey, "list", queue],
    queryFn: ({ pageParam, signal }) => listParked(queue, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: everySoOften(lookMillis),
  });
}

/** One with its body, which never changes. */
export function useParked(id: string) {
  return useQuery({
    queryKey: [...parkedKey, "one", id],
    queryFn: ({ signal }) => getParked(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Something becomes of messages; however that went, the lists are asked for again. */
function useParkedMutation<Wish, Answer>(mutationFn: (wish: Wish) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => void cache.invalidateQueries({ queryKey: [...parkedKey, "list"] }),
  });
}

export const useReplay = () => useParkedMutation(replayParked);
export const useDrop = () => useParkedMutation(dropParked);
export const useDropAll = () => useParkedMutation(dropAllParked);
