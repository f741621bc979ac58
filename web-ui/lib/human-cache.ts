import type { Query, QueryClient } from "@tanstack/react-query";
import { getHuman } from "./api/digital-humans";
import { ApiError } from "./api/problem";
import type { DigitalHuman } from "./api/types";
import type { HumanFilter } from "./human-filter";
import { type ListPages, mergeRows, type News } from "./list-news";

const all = ["digital-humans"] as const;
const lists = [...all, "list"] as const;

/** Names of what the query cache holds of digital humans. */
export const humanKeys = {
  all,
  list: (filter: HumanFilter) => [...lists, filter] as const,
  one: (id: string) => ["digital-human", id] as const,
  users: (id: string) => ["digital-human-users", id] as const,
};

export type HumanPages = ListPages<DigitalHuman>;

/** A frame tells only that one has changed: it is asked for, and put where the pages look. */
export async function humanChanged(cache: QueryClient, id: string): Promise<void> {
  void cache.invalidateQueries({ queryKey: all, predicate: ({ queryKey }) => queryKey[1] !== lists[1] });
  try {
    putHuman(cache, await getHuman(id));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) dropHuman(cache, id);
    else void cache.invalidateQueries({ queryKey: lists });
  }
}

/** The newest word about one, from an action or after a frame: in its own place and in every list. */
export function putHuman(cache: QueryClient, human: DigitalHuman): void {
  cache.setQueryData<DigitalHuman>(humanKeys.one(human.id), (known) => known && newer(known, human));
  changeLists(cache, (pages, filter) => mergeHuman(pages, human, filter));
}

export function dropHuman(cache: QueryClient, id: string): void {
  cache.removeQueries({ queryKey: humanKeys.one(id) });
  changeLists(cache, (pages, filter) => merge(pages, new Map([[id, null]]), filter));
}

/** @param change answers null where only the gateway can tell what becomes of the list */
function changeLists(
  cache: QueryClient,
  change: (pages: HumanPages, filter: HumanFilter) => HumanPages | null,
): void {
  for (const query of cache.getQueryCache().findAll({ queryKey: lists })) {
    const { data } = query.state as Query<HumanPages>["state"];
    const changed = data && change(data, query.queryKey[2] as HumanFilter);
    // What is on its way may have been read before the change.
    const overtaken = query.state.fetchStatus === "fetching";
    if (changed) cache.setQueryData(query.queryKey, changed);
    if (overtaken || changed === null) void cache.invalidateQueries({ queryKey: query.queryKey });
  }
}

/**
 * A list, newest first, after a change of one. Null where it hangs on the name, which the database compares in its own
 * way.
 */
export function mergeHuman(pages: HumanPages, human: DigitalHuman, filter: HumanFilter): HumanPages | null {
  const known = pages.pages.flatMap((page) => page.data).find(({ id }) => id === human.id);
  const now = known ? newer(known, human) : human;
  if (takes(filter, now) && filter.q !== "" && now.name !== known?.name) return null;
  return merge(pages, new Map([[human.id, human]]), filter);
}

function merge(pages: HumanPages, news: News<DigitalHuman>, filter: HumanFilter): HumanPages {
  return mergeRows(pages, news, { takes: (human) => takes(filter, human), compare: newestFirst, newer });
}

function takes({ status }: HumanFilter, human: DigitalHuman): boolean {
  return status === undefined || human.status === status;
}

function newestFirst(a: DigitalHuman, b: DigitalHuman): number {
  return b.created_at.localeCompare(a.created_at) || b.id.localeCompare(a.id);
}

function newer(known: DigitalHuman, human: DigitalHuman): DigitalHuman {
  return human.updated_at < known.updated_at ? known : human;
}
