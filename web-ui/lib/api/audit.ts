import type { AuditFilter } from "../audit-filter";
import { dayStart } from "../task-filter";
import { call } from "./http";
import type { AuditEntry, Page } from "./types";

const pageSize = 50;

/** Newest first. */
export function listAudit(
  { action, key, target, workspace, from, to }: AuditFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<AuditEntry>> {
  return call("GET", "/api/audit", {
    query: {
      action: action ? [action] : null,
      key_id: key,
      target,
      workspace_id: workspace,
      // Both ends are left out by the gateway: the first moment of a day is to be in.
      created_after: from && new Date(dayStart(from) - 1).toISOString(),
      created_before: to && new Date(dayStart(to, 1)).toISOString(),
      cursor,
      limit: pageSize,
    },
    signal,
  });
}
