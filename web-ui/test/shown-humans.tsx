import { QueryClient } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { vi } from "vitest";
import { HumansPage } from "@/components/humans/humans-page";
import type { DigitalHuman, Session } from "@/lib/api/types";
import { aFile } from "./files";
import { type Answer, serve } from "./gateway";
import { aHuman } from "./humans";
import { inApp } from "./in-app";
import { aSession } from "./sessions";
import { layOut } from "./window";

let stop = () => {};
let humans: DigitalHuman[];
export let cache: QueryClient;
/** What was sent to the gateway, oldest first. */
export let sent: { call: string; body: unknown }[];

/** Before each test. */
export function begin() {
  layOut();
  sent = [];
  URL.createObjectURL = () => "blob:video";
  URL.revokeObjectURL = () => {};
}

/** After each test. */
export function end() {
  cleanup();
  stop();
  vi.unstubAllGlobals();
}

/** The gateway has these from now on. */
export const become = (those: DigitalHuman[]) => {
  humans = those;
};

interface Options {
  address?: string;
  scopes?: Session["scopes"];
  more?: Record<string, (body: string, query: URLSearchParams) => Answer>;
}

export async function show(
  those: DigitalHuman[],
  { address = "", scopes = ["submit", "read"], more = {} }: Options = {},
) {
  humans = those;
  window.history.replaceState(null, "", `/digital-humans${address}`);
  const missing = { status: 404, body: { code: "not_found", detail: "There is nothing here." } };
  const take = (call: string, answer: (body: Partial<DigitalHuman>) => Answer) => (text: string) => {
    const body = text === "" ? null : JSON.parse(text);
    sent.push({ call, body });
    return answer(body);
  };
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ scopes }) }),
    "GET /api/digital-humans": (_, query) => {
      const q = query.get("q")?.toLowerCase() ?? "";
      const status = query.get("status");
      const data = humans.filter((one) => one.name.toLowerCase().includes(q) && status !== otherThan(one));
      return { status: 200, body: { data, next_cursor: null, has_more: false } };
    },
    "GET /api/digital-humans/3": () => {
      const human = humans.find(({ id }) => id === "3");
      return human ? { status: 200, body: human } : missing;
    },
    "PUT /api/digital-humans/3": take("PUT", (body) => ({ status: 200, body: { ...humans[0], ...body } })),
    "DELETE /api/digital-humans/3": take("DELETE", () => ({ status: 204 })),
    "POST /api/digital-humans": take("POST", (body) => ({ status: 201, body: aHuman({ ...body, id: "4" }) })),
    "GET /api/tasks": () => ({
      status: 200,
      body: { data: [], has_more: false, next_cursor: null, total: 0 },
    }),
    "GET /api/files/7/info": () => ({ status: 200, body: aFile({ probed: true, duration_ms: 83_000 }) }),
    ...more,
  });
  cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  render(inApp(<HumansPage />, cache));
}

const otherThan = ({ status }: DigitalHuman) => (status === "active" ? "inactive" : "active");
export const address = () => window.location.pathname + window.location.search;

export async function choose(menuOf: string, act: string) {
  fireEvent.click(await screen.findByRole("button", { name: `More about ${menuOf}` }));
  fireEvent.click(await screen.findByRole("menuitem", { name: act }));
}

export const ada = aHuman();
export const bob = aHuman({
  id: "2",
  name: "Bob",
  status: "inactive",
  created_at: "2026-11-23T10:00:00.000Z",
});
