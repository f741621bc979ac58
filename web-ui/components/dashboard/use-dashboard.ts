import { replaceEqualDeep, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMay } from "@/components/session/use-session";
import { getTaskStats, listNewestTasks } from "@/lib/api/dashboard";
import type { Task } from "@/lib/api/types";
import { newestCount, newestKey, newestWithNews, statsKey } from "@/lib/dashboard-cache";

/** Hours pass, and news can be lost on their way: now and then the gateway is asked for all the same. */
const freshMillis = 60_000;

/** Asks nothing for a key that may only submit. */
export function useTaskStats() {
  const mayLook = useMay("read");
  return useQuery({
    enabled: mayLook,
    queryKey: statsKey,
    queryFn: ({ signal }) => getTaskStats(signal),
    refetchInterval: ({ state }) => (state.data ? freshMillis : false),
  });
}

export function useNewestTasks() {
  const cache = useQueryClient();
  return useQuery({
    queryKey: newestKey,
    queryFn: async ({ signal }) => (await listNewestTasks(newestCount, signal)).data,
    structuralSharing: (known, rows) => replaceEqualDeep(known, newestWithNews(cache, rows as Task[])),
  });
}
