import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLiveState } from "@/components/live/live-provider";
import { getTask, type Move, type MovePlan, moveTasks, planMove, type Which } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { cacheKeys } from "@/lib/task-cache";

/** A move of many tasks: what it would do now, and the doing of exactly that. */
export function useMoveOfMany(move: Move, which: Which, open: boolean) {
  const cache = useQueryClient();
  const live = useLiveState() === "live";
  const plan = useQuery({
    queryKey: ["task-move", move, which],
    queryFn: ({ signal }) => planMove(move, which, signal),
    enabled: open,
    staleTime: 0,
    gcTime: 0,
  });
  const make = useMutation({
    mutationFn: ({ exactly }: MovePlan) => moveTasks(move, exactly, false),
    onSettled: () => {
      // Frames tell of each task; without them the lists have to be asked.
      if (live) return;
      void cache.invalidateQueries({ queryKey: cacheKeys.lists });
      void cache.invalidateQueries({ queryKey: cacheKeys.counts });
    },
  });
  return { plan, make };
}

interface Named {
  id: string;
  /** Undefined until it is known. */
  name: string | undefined;
}

/** @param known tasks at hand, which need not be asked for */
export function useTaskNames(ids: string[], known: Task[]): Named[] {
  const atHand = new Map(known.map((task) => [task.id, task]));
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: cacheKeys.task(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => getTask(id, signal),
      placeholderData: atHand.get(id),
      enabled: !atHand.has(id),
    })),
    combine: (results) => results.map(({ data }, index) => ({ id: ids[index] ?? "", name: data?.name })),
  });
}
