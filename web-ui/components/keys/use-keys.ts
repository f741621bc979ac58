import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { everySoOften } from "@/components/settings/paged-list";
import { workspacesKey } from "@/components/workspaces/use-workspaces";
import { type ChangedKey, changeKey, createKey, deleteKey, listKeys, rotateKey } from "@/lib/api/keys";

const keysKey = ["api-keys"] as const;

/** No frame tells of keys, and when one was used is told to the minute. */
const lookMillis = 30_000;

/**
 * Newest first.
 *
 * @param workspace whose keys alone; null for all
 */
export function useKeys(workspace: string | null) {
  return useInfiniteQuery({
    queryKey: [...keysKey, workspace],
    queryFn: ({ pageParam, signal }) => listKeys(workspace, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: everySoOften(lookMillis),
    placeholderData: keepPreviousData,
  });
}

/** Something is done to a key; whatever became of it, the list is asked for again. */
function useKeyMutation<Wish, Answer>(mutationFn: (wish: Wish) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    // An answer may hold a key, which is not to be found again anywhere.
    gcTime: 0,
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keysKey });
      // A new key may have brought a workspace.
      void cache.invalidateQueries({ queryKey: workspacesKey });
    },
  });
}

export const useCreateKey = () => useKeyMutation(createKey);
export const useDeleteKey = () => useKeyMutation((id: string) => deleteKey(id));
export const useChangeKey = () =>
  useKeyMutation(({ id, ...change }: ChangedKey & { id: string }) => changeKey(id, change));
export const useRotateKey = () =>
  useKeyMutation(({ id, overlap }: { id: string; overlap: number }) => rotateKey(id, overlap));
