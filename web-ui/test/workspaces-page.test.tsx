import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WorkspacesPage } from "@/components/workspaces/workspaces-page";
import type { Workspace } from "@/lib/api/types";
import { type CapAnswer, capOf, readCap } from "@/lib/caps";
import { showPage } from "./admin-pages";
import { fakeDialogs } from "./dialogs";
import { serve } from "./gateway";
import { aSession } from "./sessions";

let stop = () => {};
let orders: unknown[];

const studio: Workspace = {
  id: "w",
  name: "Studio",
  max_running: 4,
  max_pending: null,
  max_stored_bytes: 0,
  created_at: "2026-11-24T10:00:00.000Z",
};

beforeEach(() => {
  orders = [];
  fakeDialogs();
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

async function show(workspaces: Workspace[]) {
  let list = workspaces;
  const save = (sent: string) => {
    orders.push(JSON.parse(sent));
    const saved = { ...studio, ...JSON.parse(sent) };
    list = [saved];
    return { status: 200, body: saved };
  };
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ workspace_id: "w" }) }),
    "GET /api/workspaces?limit=200": () => ({
      status: 200,
      body: { data: list, next_cursor: null, has_more: false },
    }),
    "POST /api/workspaces": save,
    "PUT /api/workspaces/w": save,
  });
  showPage(<WorkspacesPage />);
}

it("shows the limits of each: a number, none, or the gateway's", async () => {
  await show([studio]);
  const row = await screen.findByRole("article", { name: "Studio" });
  expect([...row.querySelectorAll("dd")].map((cap) => cap.textContent)).toEqual([
    "4",
    "As the gateway is set up",
    "No limit",
  ]);
  expect(within(row).getByText("Your workspace")).toBeTruthy();
});

it("changes one limit and sends the others as they are", async () => {
  await show([studio]);
  fireEvent.click(await screen.findByRole("button", { name: "Edit Studio" }));
  const form = await screen.findByRole("dialog");
  fireEvent.change(within(form).getByLabelText("Stored files"), { target: { value: "number" } });
  fireEvent.change(within(form).getByLabelText("Gigabytes"), { target: { value: "0.5" } });
  fireEvent.click(within(form).getByRole("button", { name: "Save" }));

  await screen.findByText("512 MB");
  expect(orders).toEqual([
    { name: "Studio", max_running: 4, max_pending: null, max_stored_bytes: 536_870_912 },
  ]);
});

it("says why there are no workspaces to see, and looks again when asked", async () => {
  let answers = false;
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ workspace_id: "w" }) }),
    "GET /api/workspaces": () =>
      answers
        ? { status: 200, body: { data: [studio], next_cursor: null, has_more: false } }
        : { status: 503, body: { code: "database_unavailable", detail: "It does not answer." } },
  });
  showPage(<WorkspacesPage />);
  const notice = await screen.findByRole("alert");
  expect(notice.textContent).toContain("database_unavailable");
  expect(screen.queryByText("No workspaces yet")).toBeNull();
  answers = true;
  fireEvent.click(within(notice).getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("article", { name: "Studio" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("sends nothing while a number is none", async () => {
  await show([]);
  fireEvent.click((await screen.findAllByRole("button", { name: "New workspace" }))[0] as HTMLElement);
  const form = await screen.findByRole("dialog");
  fireEvent.change(within(form).getByLabelText("Name"), { target: { value: "Team" } });
  fireEvent.change(within(form).getByLabelText("Waiting"), { target: { value: "number" } });
  fireEvent.change(within(form).getByLabelText("Waiting tasks"), { target: { value: "many" } });
  fireEvent.click(within(form).getByRole("button", { name: "Create workspace" }));

  expect(within(form).getByText("Enter a whole number from 1 on.")).toBeTruthy();
  expect(orders).toEqual([]);
});

it("keeps a limit that is opened and saved unchanged, to the byte", () => {
  for (const value of [null, 0, 1, 1_000_000_007, 9_007_199_254_740_991]) {
    expect(capOf("max_stored_bytes", readCap("max_stored_bytes", value))).toBe(value);
  }
});

it.each(["", "0", "-1", "1.5", "x", "3000000000"])("takes no such number of tasks: '%s'", (text) => {
  const answer: CapAnswer = { kind: "number", text };
  expect(capOf("max_running", answer)).toBe("wrong");
});
