import { routes } from "./routes";

/** Which entries of the audit are shown. It lives in the address, so that it can be shared and gone back to. */
export interface AuditFilter {
  action: string | null;
  /** The id of the key that did it. */
  key: string | null;
  /** The id of what it was done to. */
  target: string | null;
  workspace: string | null;
  /** Days as the reader's calendar counts them: 2026-11-27. */
  from: string | null;
  to: string | null;
}

const names = ["action", "key", "target", "workspace", "from", "to"] as const;

export const everyEntry: AuditFilter = {
  action: null,
  key: null,
  target: null,
  workspace: null,
  from: null,
  to: null,
};

export function readAuditFilter(params: URLSearchParams): AuditFilter {
  const value = (name: (typeof names)[number]) => params.get(name) || null;
  return {
    action: value("action"),
    key: value("key"),
    target: value("target"),
    workspace: value("workspace"),
    from: day(value("from")),
    to: day(value("to")),
  };
}

/** The page that shows these. */
export function auditHref(filter: Partial<AuditFilter>): string {
  const params = new URLSearchParams();
  for (const name of names) if (filter[name]) params.set(name, filter[name]);
  return params.size === 0 ? routes.audit : `${routes.audit}?${params}`;
}

export function isFiltered(filter: AuditFilter): boolean {
  return names.some((name) => filter[name] !== null);
}

/** Whatever the address says, the gateway is asked about days that there are. */
function day(text: string | null): string | null {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
