import { useQuery } from "@tanstack/react-query";
import { getHuman } from "@/lib/api/digital-humans";
import { cacheKeys } from "@/lib/task-cache";

/** A digital human by its id, as often as rows show it; undefined until it is known, or where it is gone. */
export function useHumanName(id: string | null): string | undefined {
  const { data } = useQuery({
    queryKey: cacheKeys.human(id ?? ""),
    queryFn: ({ signal }) => getHuman(id ?? "", signal),
    enabled: id !== null,
    staleTime: 300_000,
    refetchOnWindowFocus: true,
    // As many as there are people in sight; a frame tells of a change.
    meta: { lasting: true },
  });
  return data?.name;
}
