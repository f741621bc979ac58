import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { estimateTask } from "@/lib/api/engines";
import type { WantedEstimate } from "@/lib/api/types";
import { useSettled } from "./use-settled";

/** Others submit, too. */
const refreshMillis = 15_000;
const restMillis = 400;

/** What the tasks have to expect if they are submitted now; asked again while choices change. Null: too little is known. */
export function useEstimate(wanted: WantedEstimate | null) {
  const content = useSettled(JSON.stringify(wanted), restMillis);
  const settled = useMemo(() => JSON.parse(content) as WantedEstimate | null, [content]);
  return useQuery({
    queryKey: ["estimate", content],
    queryFn: settled === null ? skipToken : ({ signal }) => estimateTask(settled, signal),
    refetchInterval: ({ state }) => (state.data ? refreshMillis : false),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
