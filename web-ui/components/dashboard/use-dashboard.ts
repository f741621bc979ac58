import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/components/session/use-session";
import { getTaskStats, listNewestTasks } from "@/lib/api/dashboard";
import { newestCount, newestKey, statsKey } from "@/lib/dashboard-cache";

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
  return useQuery({
    queryKey: newestKey,
    queryFn: async ({ signal }) => (await listNewestTasks(newestCount, signal)).data,
  });
}
