import { type TaskStatus, taskStatuses } from "./api/types";

export const taskSorts = [
  "-created_at",
  "created_at",
  "-updated_at",
  "updated_at",
  "-priority",
  "priority",
  "name",
  "-name",
] as const;
/** A column, behind a minus where it falls. */
export type TaskSort = (typeof taskSorts)[number];

/** Which tasks a list shows and in what order. All conditions hold at once; as plain data it is also a cache's key. */
export interface TaskFilter {
  /** Any of these; empty for all. */
  statuses: readonly TaskStatus[];
  human: string | null;
  batch: string | null;
  /** A piece of the name; empty for all. */
  text: string;
  /** `name:text`, or a name alone for any text. */
  labels: readonly string[];
  /** First and last day of submission, as the reader's calendar has them: 2026-11-24. */
  since: string | null;
  until: string | null;
  sort: TaskSort;
}

export const everyTask: TaskFilter = {
  statuses: [],
  human: null,
  batch: null,
  text: "",
  labels: [],
  since: null,
  until: null,
  sort: "-created_at",
};

/** Whether it leaves anything out, however it sorts. */
export function narrows(filter: TaskFilter): boolean {
  return filterAddress({ ...filter, sort: everyTask.sort }) !== "";
}

/** What a page's address says; words that mean nothing here are passed over. */
export function readFilter(address: URLSearchParams): TaskFilter {
  const wanted = address.getAll("status");
  return {
    statuses: taskStatuses.filter((status) => wanted.includes(status)),
    human: address.get("human"),
    batch: address.get("batch"),
    text: address.get("q")?.trim() ?? "",
    labels: address.getAll("label"),
    since: readDay(address.get("since")),
    until: readDay(address.get("until")),
    sort: taskSorts.find((sort) => sort === address.get("sort")) ?? everyTask.sort,
  };
}

function readDay(text: string | null): string | null {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** The same for an address: empty for every task, newest first. */
export function filterAddress({
  statuses,
  human,
  batch,
  text,
  labels,
  since,
  until,
  sort,
}: TaskFilter): string {
  const address = new URLSearchParams();
  for (const status of statuses) address.append("status", status);
  for (const label of labels) address.append("label", label);
  const single = { human, batch, q: text, since, until, sort: sort === everyTask.sort ? null : sort };
  for (const [name, value] of Object.entries(single)) if (value) address.set(name, value);
  return address.size === 0 ? "" : `?${address}`;
}

/** With one more status, or without it where it was among them; all of them say as much as none. */
export function toggleStatus({ statuses }: TaskFilter, status: TaskStatus): TaskStatus[] {
  const next = taskStatuses.filter((known) => statuses.includes(known) !== (known === status));
  return next.length === taskStatuses.length ? [] : next;
}

/** What the gateway calls the conditions, in addresses and bodies. Its bounds of time are exclusive. */
export function conditions({ statuses, human, batch, text, since, until }: TaskFilter) {
  return {
    ...(statuses.length > 0 && { status: statuses }),
    ...(human && { digital_human_id: human }),
    ...(batch && { batch_id: batch }),
    ...(text && { q: text }),
    ...(since && { created_after: new Date(dayStart(since) - 1).toISOString() }),
    ...(until && { created_before: new Date(dayStart(until, 1)).toISOString() }),
  };
}

/** Milliseconds at which a day begins for the reader, or the one so many days after it. */
export function dayStart(day: string, later = 0): number {
  const start = new Date(`${day}T00:00:00`);
  return start.setDate(start.getDate() + later);
}

/** The day of a moment in the reader's calendar, or so many days after it. */
export function dayOf(moment: Date, later = 0): string {
  const day = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + later, 12);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Labels by name; null stands for any text. */
export function labelsByName(labels: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    labels.map((label) => {
      const colon = label.indexOf(":");
      return colon < 0 ? [label, null] : [label.slice(0, colon), label.slice(colon + 1)];
    }),
  );
}
