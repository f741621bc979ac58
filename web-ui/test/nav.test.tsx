import { QueryClient } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { BottomNav } from "@/components/shell/bottom-nav";
import { MainNav } from "@/components/shell/main-nav";
import type { Session } from "@/lib/api/types";
import { serve } from "./gateway";
import { inApp } from "./in-app";

let here = "/";
vi.mock("next/navigation", () => ({ usePathname: () => here }));

let stop = () => {};

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

async function show(path: string, scopes: Session["scopes"], nav = <MainNav />) {
  here = path;
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: { name: "ours", workspace_id: "1", scopes } }),
  });
  const cache = new QueryClient();
  render(inApp(nav, cache));
  await vi.waitFor(() => expect(cache.getQueryState(["session"])?.status).toBe("success"));
}

const links = () => screen.getAllByRole("link").map(({ textContent }) => textContent);
const current = () => screen.getAllByRole("link", { current: "page" }).map(({ textContent }) => textContent);

it("leads an admin to every page", async () => {
  await show("/", ["admin"]);
  await vi.waitFor(() =>
    expect(links()).toEqual(["Dashboard", "Tasks", "Digital humans", "Workers", "Settings"]),
  );
});

it("leads others to what they may see", async () => {
  await show("/", ["read", "submit"]);
  expect(links()).toEqual(["Dashboard", "Tasks", "Digital humans", "Settings"]);
});

it.each([
  ["/", "Dashboard"],
  ["/tasks", "Tasks"],
  ["/tasks/17", "Tasks"],
  ["/settings/keys", "Settings"],
])("knows where the reader is: %s", async (path, name) => {
  await show(path, ["read"]);
  expect(current()).toEqual([name]);
});

it("is shorter on a phone, and leads to the same pages", async () => {
  await show("/digital-humans", ["read"], <BottomNav />);
  const nav = screen.getByRole("navigation", { name: "Main" });
  expect(within(nav).getByRole("link", { current: "page" }).textContent).toBe("Humans");
  expect(links()).toHaveLength(4);
});
