import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DigitalHuman } from "@/lib/api/types";
import { applyFrames } from "@/lib/task-cache";
import { aHuman } from "./humans";
import { ada, address, become, begin, bob, cache, end, show } from "./shown-humans";

vi.mock("next/navigation", () => import("./router"));
vi.mock("@/components/upload/use-uploads", () => import("./arrived-upload"));

beforeEach(begin);
afterEach(end);

it("keeps search and status in the address and asks the gateway for them", async () => {
  await show([ada, bob]);
  expect(await screen.findByRole("link", { name: "Bob" })).toBeTruthy();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "ad" } });
  await waitFor(() => expect(screen.queryByRole("link", { name: "Bob" })).toBeNull());
  expect(screen.getByRole("link", { name: "Ada" })).toBeTruthy();
  expect(address()).toBe("/digital-humans?q=ad");
  expect(screen.getByRole("link", { name: "Inactive" }).getAttribute("href")).toBe(
    "/digital-humans?q=ad&status=inactive",
  );
});

it("shows all again from a search that found nothing", async () => {
  await show([ada], { address: "?q=zoe&status=active" });
  expect(await screen.findByText("None found")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(await screen.findByRole("link", { name: "Ada" })).toBeTruthy();
  expect(address()).toBe("/digital-humans");
});

it("shows a picture as soon as the gateway tells that it is made", async () => {
  const fresh = aHuman({ thumbnail_url: null, updated_at: new Date().toISOString() });
  await show([fresh]);
  expect(await screen.findByText("Making its picture")).toBeTruthy();

  become([{ ...fresh, thumbnail_url: "/api/digital-humans/3/thumbnail" }]);
  act(() => applyFrames(cache, [{ type: "digital_human", id: "3" }]));
  await waitFor(() => expect(screen.queryByText("Making its picture")).toBeNull());
  expect(document.querySelector("li img")?.getAttribute("src")).toContain(
    "/api/digital-humans/3/thumbnail?at=",
  );
});

it("opens one by its address, with its video and what that holds", async () => {
  await show([ada], { address: "?human=3" });
  const dialog = await screen.findByRole("dialog", { name: "Ada" });
  expect(dialog.querySelector("video")?.getAttribute("src")).toBe("/api/digital-humans/3/video?of=files%2F7");
  expect(await within(dialog).findByText("1:23")).toBeTruthy();

  fireEvent.click(within(dialog).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(address()).toBe("/digital-humans");
});

it("says that one is gone whose address is opened", async () => {
  await show([], { address: "?human=3" });
  expect(await screen.findByRole("dialog", { name: "No such digital human" })).toBeTruthy();
});

it("lets a key that only reads look, and offers it nothing that would be refused", async () => {
  await show([ada], { scopes: ["read"] });
  await waitFor(() => expect(cache.getQueryData(["session"])).toBeTruthy());
  expect(await screen.findByRole("link", { name: "Ada" })).toBeTruthy();
  expect(screen.queryAllByRole("button")).toEqual([]);
  expect(screen.queryByRole("link", { name: "New task with Ada" })).toBeNull();
});

it("says below the last one why no more came, and asks for that page alone again", async () => {
  let answers = false;
  const cursors: (string | null)[] = [];
  const page = (data: DigitalHuman[], next: string | null) => ({
    status: 200,
    body: { data, next_cursor: next, has_more: next !== null },
  });
  await show([], {
    more: {
      "GET /api/digital-humans": (_, query) => {
        cursors.push(query.get("cursor"));
        if (cursors.at(-1) === null) return page([ada], "c");
        return answers
          ? page([bob], null)
          : { status: 503, body: { code: "database_unavailable", detail: "" } };
      },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Show more" }));
  const notice = await screen.findByRole("alert");
  const shown = screen.getByRole("link", { name: "Ada" });
  expect(shown.compareDocumentPosition(notice) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  answers = true;
  fireEvent.click(within(notice).getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "Bob" })).toBeTruthy();
  expect(cursors).toEqual([null, "c", "c"]);
});

it("says why the list does not come, and brings it when asked again", async () => {
  let broken = true;
  await show([ada], {
    more: {
      "GET /api/digital-humans": () =>
        broken
          ? { status: 503, body: { code: "database_unavailable", detail: "The database does not answer." } }
          : { status: 200, body: { data: [ada], next_cursor: null, has_more: false } },
    },
  });
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "Ada" })).toBeTruthy();
});
