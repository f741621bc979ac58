import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { changeWorkspace, createWorkspace, listWorkspaces, type WantedWorkspace } from "@/lib/api/workspaces";

export const workspacesKey = ["workspaces"] as const;

/** Newest first, 200 at once. */
export function useWorkspaces() {
  return useInfiniteQuery({
    queryKey: workspacesKey,
    queryFn: ({ pageParam, signal }) => listWorkspaces(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** The names of the workspaces that are known by now, by their ids. */
export function useWorkspaceNames(): Map<string, string> {
  const { data } = useWorkspaces();
  return new Map(data?.pages.flatMap((page) => page.data.map(({ id, name }) => [id, name] as const)));
}

/** @param id of the one to change; null makes a new one */
export function useSaveWorkspace(id: string | null) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wanted: WantedWorkspace) =>
      id === null ? createWorkspace(wanted) : changeWorkspace(id, wanted),
    onSettled: () => cache.invalidateQueries({ queryKey: workspacesKey }),
  });
}
