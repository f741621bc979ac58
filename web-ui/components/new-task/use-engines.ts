import { useQuery } from "@tanstack/react-query";
import { listEngines } from "@/lib/api/engines";
import type { Engine } from "@/lib/api/types";

/** Workers come and go without a frame to every key. */
const refreshMillis = 15_000;

export interface Engines {
  /** Undefined until they are known. */
  all: Engine[] | undefined;
  /** Why they are not known; else null. */
  failure: Error | null;
  retry: () => void;
}

/** What renders here, the default one first. */
export function useEngines(): Engines {
  const { data, error, refetch } = useQuery({
    queryKey: ["engines"],
    queryFn: ({ signal }) => listEngines(signal),
    refetchInterval: ({ state }) => (state.data ? refreshMillis : false),
    select: ({ data }) => data.toSorted((a, b) => Number(b.is_default) - Number(a.is_default)),
  });
  return { all: data, failure: data ? null : error, retry: () => void refetch() };
}
