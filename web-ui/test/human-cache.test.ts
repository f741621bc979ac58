import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import type { DigitalHuman } from "@/lib/api/types";
import { type HumanPages, humanChanged, humanKeys, mergeHuman } from "@/lib/human-cache";
import type { HumanFilter } from "@/lib/human-filter";
import { serve } from "./gateway";
import { aHuman } from "./humans";
import { at } from "./tasks";

let stop = () => {};
afterEach(() => stop());

const everyone: HumanFilter = { q: "", status: undefined };

function pagesOf(humans: DigitalHuman[], more = false): HumanPages {
  return {
    pages: [{ data: humans, next_cursor: more ? "next" : null, has_more: more, last: humans.at(-1) ?? null }],
    pageParams: [undefined],
  };
}

const ids = (pages: HumanPages | null) => pages?.pages.flatMap(({ data }) => data.map(({ id }) => id));
const old = aHuman({ id: "1", created_at: at(1) });
const young = aHuman({ id: "2", created_at: at(2) });

it("puts a new one at its age", () => {
  const newest = aHuman({ id: "9", created_at: at(3) });
  expect(ids(mergeHuman(pagesOf([young, old]), newest, everyone))).toEqual(["9", "2", "1"]);
  const between = aHuman({ id: "15", created_at: at(1) });
  expect(ids(mergeHuman(pagesOf([young, old]), between, everyone))).toEqual(["2", "15", "1"]);
});

it("leaves one that is older than all that is loaded to a later page", () => {
  const oldest = aHuman({ id: "0", created_at: at(0) });
  expect(ids(mergeHuman(pagesOf([young, old], true), oldest, everyone))).toEqual(["2", "1"]);
  expect(ids(mergeHuman(pagesOf([young, old]), oldest, everyone))).toEqual(["2", "1", "0"]);
});

it("changes one in its place, and never back to an older word", () => {
  const renamed = { ...old, name: "Grace", updated_at: at(20) };
  const after = mergeHuman(pagesOf([young, old]), renamed, everyone);
  expect(after?.pages[0]?.data[1]?.name).toBe("Grace");
  expect(after && mergeHuman(after, old, everyone)?.pages[0]?.data[1]?.name).toBe("Grace");
});

it("takes one out of a list whose status it no longer has", () => {
  const off = { ...old, status: "inactive" as const, updated_at: at(20) };
  expect(ids(mergeHuman(pagesOf([young, old]), off, { q: "", status: "active" }))).toEqual(["2"]);
});

it("asks the gateway where a list hangs on a name that has changed", () => {
  const search = { q: "ada", status: undefined };
  expect(mergeHuman(pagesOf([old]), { ...old, name: "Grace", updated_at: at(20) }, search)).toBeNull();
  expect(mergeHuman(pagesOf([old]), young, search)).toBeNull();
  const pictured = { ...old, thumbnail_url: "/poster", updated_at: at(20) };
  expect(mergeHuman(pagesOf([old]), pictured, search)?.pages[0]?.data[0]?.thumbnail_url).toBe("/poster");
});

it("shows a picture as soon as a frame tells of it", async () => {
  stop = await serve({
    "GET /api/digital-humans/1": () => ({ status: 200, body: { ...old, updated_at: at(20) } }),
  });
  const cache = new QueryClient();
  cache.setQueryData(humanKeys.list(everyone), pagesOf([{ ...old, thumbnail_url: null }]));
  cache.setQueryData(humanKeys.one("1"), { ...old, thumbnail_url: null });

  await humanChanged(cache, "1");

  const list = cache.getQueryData<HumanPages>(humanKeys.list(everyone));
  expect(list?.pages[0]?.data[0]?.thumbnail_url).toBe(old.thumbnail_url);
  expect(cache.getQueryData<DigitalHuman>(humanKeys.one("1"))?.thumbnail_url).toBe(old.thumbnail_url);
});

it("forgets one that is gone", async () => {
  stop = await serve({});
  const cache = new QueryClient();
  cache.setQueryData(humanKeys.list(everyone), pagesOf([young, old]));
  await humanChanged(cache, "1");
  expect(ids(cache.getQueryData<HumanPages>(humanKeys.list(everyone)) ?? null)).toEqual(["2"]);
});
