import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { everySoOften } from "@/components/settings/paged-list";
import { listAudit } from "@/lib/api/audit";
import { type AuditFilter, auditHref, readAuditFilter } from "@/lib/audit-filter";

/** No frame tells of new entries. */
const lookMillis = 15_000;

/** Newest first. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam, signal }) => listAudit(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: everySoOften(lookMillis),
  });
}

export type ChangeAudit = (part: Partial<AuditFilter>) => void;

/** The filter that the address holds. Each choice can be gone back to. */
export function useAuditFilter(): [AuditFilter, ChangeAudit] {
  const params = useSearchParams();
  const filter = readAuditFilter(new URLSearchParams(params.toString()));
  return [filter, (part) => window.history.pushState(null, "", auditHref({ ...filter, ...part }))];
}
