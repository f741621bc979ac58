import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { afterEach, expect, it, vi } from "vitest";
import { LiveBadge } from "@/components/live/live-badge";
import type { Session } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import { serve } from "./gateway";

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
  render(
    <QueryClientProvider client={cache}>
      <IntlProvider locale="en" messages={messages.en} timeZone="UTC">
        <LiveBadge />
      </IntlProvider>
    </QueryClientProvider>,
  );
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
