import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useSession } from "@/components/session/use-session";
import { BatchCard } from "@/components/task-list/batch-card";
import type { BatchStanding, Scope } from "@/lib/api/types";
import { showPage } from "./admin-pages";
import { fakeDialogs } from "./dialogs";
import { type Answer, serve } from "./gateway";
import { aSession } from "./sessions";

let stop = () => {};
let orders: string[];
let batch: BatchStanding;

const half: BatchStanding = {
  id: "9",
  name: "Night of the 24th",
  total: 12,
  counts: { pending: 2, processing: 1, completed: 6, failed: 3, cancelled: 0 },
  refused: 1,
  progress: 71,
  results_url: "/api/batches/9/results",
  created_at: "2026-11-24T10:00:00.000Z",
};

beforeEach(() => {
  orders = [];
  batch = half;
  fakeDialogs();
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

function Reader() {
  return useSession().data ? <p>Scopes are known</p> : null;
}

interface Options {
  scopes?: Scope[];
  /** What becomes of the batch by an order. */
  becomes?: Partial<BatchStanding>;
  refusal?: Answer;
}

async function show({ scopes = ["submit", "read"], becomes = {}, refusal }: Options = {}) {
  const order = (name: string) => () => {
    orders.push(name);
    if (refusal) return refusal;
    batch = { ...batch, ...becomes };
    return { status: 200, body: { count: 3, ids: [], refused: [] } };
  };
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ scopes }) }),
    "GET /api/batches/9": () => ({ status: 200, body: batch }),
    "POST /api/batches/9/cancel": order("cancel"),
    "POST /api/batches/9/retry": order("retry"),
  });
  showPage(
    <>
      <Reader />
      <BatchCard id="9" onLeave={() => orders.push("leave")} />
    </>,
  );
  await screen.findByText("Scopes are known");
  await screen.findByRole("heading", { name: "Night of the 24th" });
}

it("says how the batch stands, and hands out what is finished", async () => {
  await show();
  const counts = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(counts).toEqual([
    "12 tasks",
    "Waiting 2",
    "Rendering 1",
    "Completed 6",
    "Failed 3",
    "1 was refused",
  ]);
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("71");
  expect(screen.getByRole("link", { name: "Download 6 videos" }).getAttribute("href")).toBe(
    "/api/batches/9/results",
  );
  fireEvent.click(screen.getByRole("button", { name: "Show tasks of all batches" }));
  expect(orders).toEqual(["leave"]);
});

it("tries again what has failed, and shows at once what becomes of it", async () => {
  await show({ becomes: { counts: { ...half.counts, pending: 5, failed: 0 } } });
  fireEvent.click(await screen.findByRole("button", { name: "Retry 3 failed" }));
  expect(await screen.findByText("Waiting 5")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Retry/ })).toBeNull();
  expect(orders).toEqual(["retry"]);
});

it("cancels what is left of it only after asking", async () => {
  await show({ becomes: { counts: { ...half.counts, pending: 0, processing: 0, cancelled: 3 } } });
  fireEvent.click(await screen.findByRole("button", { name: "Cancel 3 tasks" }));
  let dialog = await screen.findByRole("dialog", { name: "Cancel 3 tasks of this batch?" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(orders).toEqual([]);

  fireEvent.click(screen.getByRole("button", { name: "Cancel 3 tasks" }));
  dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(await screen.findByText("Cancelled 3")).toBeTruthy();
  expect(orders).toEqual(["cancel"]);
});

it("says why it was not cancelled, and leaves everything as it was", async () => {
  await show({ refusal: { status: 503, body: { code: "database_unavailable", detail: "It is away." } } });
  fireEvent.click(await screen.findByRole("button", { name: "Cancel 3 tasks" }));
  const dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(await within(dialog).findByText("database_unavailable")).toBeTruthy();
  expect(screen.getByText("Waiting 2")).toBeTruthy();
});

it("offers a key that may only look nothing but the videos", async () => {
  await show({ scopes: ["read"] });
  expect(screen.getByRole("link", { name: "Download 6 videos" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Retry|Cancel/ })).toBeNull();
});
