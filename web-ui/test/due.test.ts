import { type Query, QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { ApiError, unreachable } from "@/lib/api/problem";
import { isDue } from "@/lib/due";

function asked(data: unknown, secondsAgo: number): Query {
  const cache = new QueryClient();
  cache.setQueryData(["it"], data, { updatedAt: Date.now() - secondsAgo * 1000 });
  const query = cache.getQueryCache().find({ queryKey: ["it"] });
  if (!query) throw new Error("not cached");
  return query;
}

const pages = (count: number) => ({ pages: Array(count).fill({ data: [] }), pageParams: [] });

it("asks at each poll for what comes in one piece", () => {
  expect(isDue(asked({ status: "pending" }, 0))).toBe(true);
  expect(isDue(asked(pages(1), 0))).toBe(true);
});

it("asks for a list as often as its pages allow one request a poll", () => {
  expect(isDue(asked(pages(20), 90))).toBe(false);
  expect(isDue(asked(pages(20), 100))).toBe(true);
});

it("asks once for what lasts, until it has been answered", () => {
  const lasting = (state: object) => ({
    meta: { lasting: true },
    state: { dataUpdatedAt: 0, error: null, ...state },
  });
  expect(isDue(lasting({}) as unknown as Query)).toBe(true);
  expect(isDue(lasting({ error: new ApiError(0, unreachable, "") }) as unknown as Query)).toBe(true);
  expect(isDue(lasting({ error: new ApiError(404, "not_found", "") }) as unknown as Query)).toBe(false);
  expect(isDue(lasting({ data: { name: "Ada" } }) as unknown as Query)).toBe(false);
});
