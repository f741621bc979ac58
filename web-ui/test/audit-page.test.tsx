import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AuditPage } from "@/components/audit/audit-page";
import type { AuditEntry } from "@/lib/api/types";
import { auditHref, everyEntry, readAuditFilter } from "@/lib/audit-filter";
import { followAddress, showPage } from "./admin-pages";
import { fakeDialogs } from "./dialogs";
import { serve } from "./gateway";
import { aSession } from "./sessions";

const useSearchParams = followAddress();
vi.mock("next/navigation", () => ({ useSearchParams: () => useSearchParams() }));

let stop = () => {};
let asked: URLSearchParams[];
/** The gateway's database is away. */
let refusing: boolean;

beforeEach(() => {
  asked = [];
  refusing = false;
  fakeDialogs();
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
  window.history.replaceState(null, "", "/settings/audit");
});

function anEntry(about: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: "1",
    created_at: "2026-11-24T10:00:00.000Z",
    action: "api_key_rotated",
    key_id: "k1",
    key_name: "ops",
    address: "203.0.113.7",
    target: "t1",
    workspace_id: "w",
    details: { name: "night batch", replaced_by: "t2" },
    ...about,
  };
}

/** @param pages by the cursor that asks for them */
async function show(pages: Record<string, AuditEntry[]>) {
  const cursors = Object.keys(pages);
  const page = (query: URLSearchParams) => {
    asked.push(query);
    const at = query.get("cursor") ?? cursors[0] ?? "";
    const next = cursors[cursors.indexOf(at) + 1] ?? null;
    return { data: pages[at] ?? [], next_cursor: next, has_more: next !== null };
  };
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession() }),
    "GET /api/workspaces": () => ({
      status: 200,
      body: { data: [{ id: "w", name: "Studio" }], next_cursor: null, has_more: false },
    }),
    "GET /api/audit": (_, query) =>
      refusing
        ? { status: 503, body: { code: "database_unavailable", detail: "It does not answer." } }
        : { status: 200, body: page(query) },
  });
  showPage(<AuditPage />);
}

it("tells who did what to what, from where and when", async () => {
  await show({ "": [anEntry()] });
  const row = await screen.findByRole("article");
  expect(within(row).getByRole("button", { name: "night batch" })).toBeTruthy();
  await within(row).findByText("Studio");
  for (const text of ["API key rotated", "by ops", "203.0.113.7", /Nov 24, 2026, 10:00:00/]) {
    expect(within(row).getByText(text)).toBeTruthy();
  }
  expect(within(row).getByText("t2")).toBeTruthy();
});

it("leads to a task that was cancelled, and not to what is gone", async () => {
  const cancelled = anEntry({ action: "task_cancelled", target: "17", details: { was: "processing" } });
  await show({ "": [cancelled, anEntry({ id: "2", action: "task_deleted", target: "18" })] });
  const links = await screen.findAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/tasks/17"]);
});

it("shows what it has no word for as the gateway calls it", async () => {
  await show({ "": [anEntry({ action: "moon_landed", key_name: null, details: null })] });
  expect(await screen.findByText("moon_landed")).toBeTruthy();
  expect(screen.getByText("by k1")).toBeTruthy();
});

it("keeps the filter in the address and asks the gateway for what fits", async () => {
  await show({ "": [anEntry()] });
  await screen.findByRole("article");
  fireEvent.change(screen.getByLabelText("What was done"), { target: { value: "task_deleted" } });
  fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-11-01" } });
  fireEvent.change(screen.getByLabelText("To"), { target: { value: "2026-11-02" } });

  await vi.waitFor(() => expect(asked.at(-1)?.has("created_before")).toBe(true));
  const { action, created_after, created_before } = Object.fromEntries(asked.at(-1) ?? []);
  expect(action).toBe("task_deleted");
  // The first moment of the first day is in, the first one after the last day is not.
  expect(Date.parse(created_after ?? "")).toBe(new Date(2026, 10, 1).getTime() - 1);
  expect(Date.parse(created_before ?? "")).toBe(new Date(2026, 10, 3).getTime());
  expect(window.location.search).toBe("?action=task_deleted&from=2026-11-01&to=2026-11-02");
});

it("narrows to what one key did by a click, and widens again", async () => {
  await show({ "": [anEntry()] });
  fireEvent.click(await screen.findByRole("button", { name: "by ops" }));
  await vi.waitFor(() => expect(asked.at(-1)?.get("key_id")).toBe("k1"));
  fireEvent.click(await screen.findByRole("button", { name: "Remove the filter “By ops”" }));
  await vi.waitFor(() => expect(window.location.search).toBe(""));
});

it("goes on where the page before ended", async () => {
  await show({ "": [anEntry()], c1: [anEntry({ id: "2", action: "file_deleted" })] });
  fireEvent.click(await screen.findByRole("button", { name: "Show more" }));
  expect(await screen.findByText("File deleted", { selector: "h2" })).toBeTruthy();
  expect(screen.getAllByRole("article").length).toBe(2);
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});

it("says below the last row why no more came, and asks for that page alone again", async () => {
  await show({ "": [anEntry()], c1: [anEntry({ id: "2", action: "file_deleted" })] });
  const more = await screen.findByRole("button", { name: "Show more" });
  const before = asked.length;
  refusing = true;
  fireEvent.click(more);
  const notice = await screen.findByRole("alert");
  const row = screen.getByRole("article");
  expect(row.compareDocumentPosition(notice) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();

  refusing = false;
  fireEvent.click(within(notice).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("File deleted", { selector: "h2" })).toBeTruthy();
  expect(asked.slice(before).map((query) => query.get("cursor"))).toEqual(["c1"]);
});

it("says that the workspaces to choose from could not be read, and reads every page of them", async () => {
  const pages = { "": { id: "w", next: "c" }, c: { id: "v", next: null } };
  let answers = false;
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession() }),
    "GET /api/audit": () => ({ status: 200, body: { data: [], next_cursor: null, has_more: false } }),
    "GET /api/workspaces": (_, query) => {
      const { id, next } = pages[query.get("cursor") === "c" ? "c" : ""];
      const data = [{ id, name: `Studio ${id}` }];
      return answers
        ? { status: 200, body: { data, next_cursor: next, has_more: next !== null } }
        : { status: 503, body: { code: "database_unavailable", detail: "It does not answer." } };
    },
  });
  showPage(<AuditPage />);
  const notice = await screen.findByRole("alert");
  answers = true;
  fireEvent.click(within(notice).getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("option", { name: "Studio v" })).toBeTruthy();
  expect(screen.getByRole("option", { name: "Studio w" })).toBeTruthy();
});

it("says why nothing could be read, and reads it when asked again", async () => {
  refusing = true;
  await show({ "": [anEntry()] });
  const notice = await screen.findByRole("alert");
  expect(notice.textContent).toContain("database_unavailable");
  refusing = false;
  fireEvent.click(within(notice).getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("article")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("offers the way back where nothing fits", async () => {
  window.history.replaceState(null, "", "/settings/audit?action=task_deleted");
  await show({});
  fireEvent.click(
    within((await screen.findByText("No entry fits this filter.")).parentElement as HTMLElement).getByRole(
      "button",
    ),
  );
  expect(await screen.findByText("Nothing has been done yet")).toBeTruthy();
});

it("reads any address, and writes what it reads", () => {
  expect(readAuditFilter(new URLSearchParams("from=yesterday&to=2026-13-01&action="))).toEqual(everyEntry);
  const filter = { ...everyEntry, key: "k", to: "2026-11-02" };
  expect(readAuditFilter(new URLSearchParams(auditHref(filter).split("?")[1]))).toEqual(filter);
});
