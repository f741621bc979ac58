import { QueryClient } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { LiveBadge } from "@/components/live/live-badge";
import type { Session } from "@/lib/api/types";
import { serve } from "./gateway";
import { inApp } from "./in-app";

let stop = () => {};

afterEach(() => {
  cleanup();
  stop();
});

async function show(scopes: Session["scopes"]) {
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: { name: "ours", workspace_id: "1", scopes } }),
  });
  const cache = new QueryClient();
  render(inApp(<LiveBadge />, cache));
  await vi.waitFor(() => expect(cache.getQueryState(["session"])?.status).toBe("success"));
}

it("says how fresh the page is", async () => {
  await show(["read"]);
  expect(screen.getByRole("status").textContent).toContain("Connecting");
});

it("says nothing to a key that may not read", async () => {
  await show(["submit"]);
  await vi.waitFor(() => expect(screen.queryByRole("status")).toBeNull());
});
