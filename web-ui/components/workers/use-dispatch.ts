import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getDispatch, pauseDispatch, resumeDispatch } from "@/lib/api/dispatch";
import type { Dispatch } from "@/lib/api/types";

const dispatchKey = ["dispatch"] as const;
/** No frame tells of it. */
const lookMillis = 10_000;

/** Whether tasks go out, and the two orders about it. For administrators only: anyone else is refused. */
export function useDispatch() {
  const cache = useQueryClient();
  const onSuccess = (state: Dispatch) => {
    cache.setQueryData(dispatchKey, state);
    // Tasks that wait say why.
    void cache.invalidateQueries({ queryKey: ["task"] });
  };
  const { data, error, refetch } = useQuery({
    queryKey: dispatchKey,
    queryFn: ({ signal }) => getDispatch(signal),
    refetchInterval: lookMillis,
  });
  const pause = useMutation({ mutationFn: pauseDispatch, onSuccess });
  const resume = useMutation({ mutationFn: resumeDispatch, onSuccess });
  return { dispatch: data, error, refetch, pause, resume };
}
