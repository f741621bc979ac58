import { skipToken, useQuery } from "@tanstack/react-query";
import { fileInfo } from "@/lib/api/files";
import type { StoredFile } from "@/lib/api/types";

const lookMillis = 1_500;
/** A thumbnail worker that has not answered after a minute is away; nothing waits for it. */
const mostLooks = 40;

/** A stored file with what it holds, once that is found out. */
export function useProbed(stored: StoredFile | null): StoredFile | null {
  const { data } = useQuery({
    queryKey: ["file", stored?.id],
    queryFn: stored && !stored.probed ? ({ signal }) => fileInfo(stored.id, signal) : skipToken,
    refetchInterval: ({ state }) =>
      state.data?.probed || state.dataUpdateCount + state.errorUpdateCount >= mostLooks ? false : lookMillis,
  });
  return stored && (data ?? stored);
}
