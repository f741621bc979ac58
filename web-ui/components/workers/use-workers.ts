import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { drainWorker, listWorkers, resumeWorker } from "@/lib/api/workers";
import { putWorker, workersKey } from "@/lib/worker-cache";

/** A worker that fell silent is the one of which no frame tells. */
const silenceMillis = 10_000;

export function useWorkers() {
  return useQuery({
    queryKey: workersKey,
    queryFn: ({ signal }) => listWorkers(signal),
    refetchInterval: ({ state }) => (state.data ? silenceMillis : false),
  });
}

export function useWorkerActions(id: string) {
  const cache = useQueryClient();
  const onSuccess = putWorker.bind(null, cache);
  const drain = useMutation({ mutationFn: () => drainWorker(id), onSuccess: (worker) => onSuccess(worker) });
  const resume = useMutation({
    mutationFn: () => resumeWorker(id),
    onSuccess: (worker) => onSuccess(worker),
  });
  return { drain, resume };
}
