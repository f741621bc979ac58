import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  changeWorkspace,
  createWorkspace,
  listWorkspaceNames,
  listWorkspaces,
  type WantedWorkspace,
} from "@/lib/api/workspaces";

/** Of all that is known about them. */
export const workspacesKey = ["workspaces"] as const;

/** Newest first, 200 at once. */
export function useWorkspaces() {
  return useInfiniteQuery({
    queryKey: [...workspacesKey, "list"],
    queryFn: ({ pageParam, signal }) => listWorkspaces(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** What every workspace is called, by its id; empty until it is known. */
export function useWorkspaceNames() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...workspacesKey, "names"],
    queryFn: ({ signal }) => listWorkspaceNames(signal),
  });
  const names = useMemo(() => new Map(data?.map(({ id, name }) => [id, name])), [data]);
  return { names, error, isPending, refetch };
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
