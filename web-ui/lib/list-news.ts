import type { InfiniteData } from "@tanstack/react-query";
import type { Page } from "./api/types";

/** `last` is the row that the page ended with when it was read: what lies behind it is a later page's. */
export type ListPage<Row> = Page<Row> & { last: Row | null };
export type ListPages<Row> = InfiniteData<ListPage<Row>, string | undefined>;

/** The newest word of each row; null where it is deleted. */
export type News<Row> = ReadonlyMap<string, Row | null>;

/** What a list is of and how it is sorted. */
export interface ListRules<Row> {
  takes: (row: Row) => boolean;
  /** 0 for a row and itself alone. */
  compare: (a: Row, b: Row) => number;
  /** The one to believe, of what is known of a row and a word about it. */
  newer: (known: Row, word: Row) => Row;
}

/**
 * A list after news of any number of rows: changed in place, moved where the order wants it, gone where the filter no
 * longer takes it, put in its place where it is new. What belongs behind all that is loaded is left to a later page.
 * Its cost is one look at each row, however many there is news of.
 */
export function mergeRows<Row extends { id: string }>(
  pages: ListPages<Row>,
  news: News<Row>,
  { takes, compare, newer }: ListRules<Row>,
): ListPages<Row> {
  const coming = new Map<string, Row>();
  for (const [id, row] of news) if (row && takes(row)) coming.set(id, row);

  const staying = (rows: Row[]): Row[] => {
    const stay: Row[] = [];
    let same = true;
    for (const row of rows) {
      const word = news.get(row.id);
      const now = word ? newer(row, word) : row;
      coming.delete(row.id);
      if (word === undefined || now === row) {
        if (word !== null) stay.push(row);
      } else if (takes(now)) {
        if (compare(row, now) === 0) stay.push(now);
        else coming.set(now.id, now);
      }
      same &&= stay.at(-1) === row;
    }
    return same ? rows : stay;
  };
  const rest = pages.pages.map((page) => ({ page, rows: staying(page.data) }));

  const lastPage = pages.pages.at(-1);
  const end = lastPage?.has_more ? lastPage.last : null;
  const fresh = [...coming.values()].filter((row) => !end || compare(row, end) <= 0).sort(compare);
  let next = 0;
  const merged = rest.map(({ page, rows }, index) => {
    const tail = rows.at(-1);
    const from = next;
    if (index === rest.length - 1) next = fresh.length;
    else while (tail && next < fresh.length && compare(fresh[next] as Row, tail) < 0) next += 1;
    const data = next === from ? rows : interleave(rows, fresh.slice(from, next), compare);
    return data === page.data ? page : { ...page, data };
  });
  return merged.every((page, index) => page === pages.pages[index]) ? pages : { ...pages, pages: merged };
}

/** Both in order, as one. */
function interleave<Row>(rows: Row[], more: Row[], compare: (a: Row, b: Row) => number): Row[] {
  const all: Row[] = [];
  let next = 0;
  for (const row of rows) {
    while (next < more.length && compare(more[next] as Row, row) < 0) all.push(more[next++] as Row);
    all.push(row);
  }
  return all.concat(more.slice(next));
}
