import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ParkedPage } from "@/components/parked/parked-page";
import type { ParkedMessage } from "@/lib/api/types";
import { shownBody } from "@/lib/parked-body";
import { followAddress, showPage } from "./admin-pages";
import { fakeDialogs } from "./dialogs";
import { serve } from "./gateway";
import { aSession } from "./sessions";

const useSearchParams = followAddress();
vi.mock("next/navigation", () => ({ useSearchParams: () => useSearchParams() }));

let stop = () => {};
let orders: [what: string, body: unknown][];

beforeEach(() => {
  orders = [];
  fakeDialogs();
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
  window.history.replaceState(null, "", "/settings/parked");
});

function aMessage(about: Partial<ParkedMessage> = {}): ParkedMessage {
  return {
    id: "1",
    queue: "greenroom.gateway.events",
    exchange: null,
    routing_key: "render.started",
    message_id: "m-1",
    reason: "It has no field task_id.",
    content_type: "application/json",
    headers: { sender: "worker-7" },
    size_bytes: 12,
    truncated: false,
    parked_at: "2026-11-24T10:00:00.000Z",
    ...about,
  };
}

async function show(messages: ParkedMessage[], replayStatus = 204) {
  let list = messages;
  const told = (what: string, sent: string) => orders.push([what, sent === "" ? null : JSON.parse(sent)]);
  const refusal = { code: "unavailable", detail: "The broker has not taken the message." };
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession() }),
    "GET /api/parked-messages": (_, query) => {
      const rows = list.filter(({ queue }) => !query.has("queue") || queue === query.get("queue"));
      return { status: 200, body: { data: rows, next_cursor: null, has_more: false, total: rows.length } };
    },
    "GET /api/parked-messages/1": () => ({
      status: 200,
      body: { ...aMessage(list[0]), body: '{"attempt":1}', body_encoding: "utf-8" },
    }),
    "POST /api/parked-messages/1/replay": (sent) => {
      told("replay", sent);
      if (replayStatus !== 204) return { status: replayStatus, body: refusal };
      list = list.slice(1);
      return { status: 204 };
    },
    "DELETE /api/parked-messages/1": (sent) => {
      told("drop", sent);
      list = list.slice(1);
      return { status: 204 };
    },
    "POST /api/parked-messages/delete": (sent) => {
      told("drop all", sent);
      const { queue = null } = JSON.parse(sent);
      list = queue === null ? [] : list.filter((message) => message.queue !== queue);
      return { status: 200, body: { count: 1 } };
    },
  });
  showPage(<ParkedPage />);
}

async function openFirst() {
  fireEvent.click(await screen.findByRole("link", { name: "It has no field task_id." }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText("Body");
  return dialog;
}

it("says that nothing is parked", async () => {
  await show([]);
  expect(await screen.findByText("Nothing is parked")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Delete all" })).toBeNull();
});

it("shows why a message could not be read, what it says and where it came from", async () => {
  await show([aMessage()]);
  const dialog = await openFirst();
  expect(window.location.search).toBe("?message=1");
  expect(dialog.querySelector("pre")?.textContent).toBe('{\n  "attempt": 1\n}');
  for (const text of ["It has no field task_id.", "greenroom.gateway.events", "worker-7", "m-1"]) {
    expect(within(dialog).getByText(text)).toBeTruthy();
  }
  expect(within(dialog).getByRole("link", { name: "Download" }).getAttribute("href")).toBe(
    "/api/parked-messages/1/body",
  );
});

it("sends one to its queue again and says so", async () => {
  await show([aMessage()]);
  fireEvent.click(within(await openFirst()).getByRole("button", { name: "Replay" }));
  expect(await screen.findByText(/Sent to greenroom.gateway.events once more/)).toBeTruthy();
  expect(await screen.findByText("Nothing is parked")).toBeTruthy();
  expect(orders).toEqual([["replay", null]]);
});

it("says why one was not sent, and keeps it open", async () => {
  await show([aMessage()], 503);
  const dialog = await openFirst();
  fireEvent.click(within(dialog).getByRole("button", { name: "Replay" }));
  expect((await within(dialog).findByRole("alert")).textContent).toContain("unavailable");
  expect(screen.queryByText(/Sent to/)).toBeNull();
});

it("does not offer to replay what is not whole or has no home", async () => {
  await show([aMessage({ truncated: true })]);
  let dialog = await openFirst();
  expect(within(dialog).queryByRole("button", { name: "Replay" })).toBeNull();
  expect(within(dialog).getByText(/only its beginning is kept\.$/)).toBeTruthy();
  cleanup();
  stop();
  window.history.replaceState(null, "", "/settings/parked");

  await show([aMessage({ queue: null })]);
  dialog = await openFirst();
  expect(within(dialog).queryByRole("button", { name: "Replay" })).toBeNull();
  expect(within(dialog).getByText(/does not say from which queue/)).toBeTruthy();
});

it("deletes one only after asking", async () => {
  await show([aMessage()]);
  fireEvent.click(within(await openFirst()).getByRole("button", { name: "Delete" }));
  const question = await screen.findByRole("dialog", { name: "Delete this message?" });
  expect(orders).toEqual([]);
  fireEvent.click(within(question).getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("Nothing is parked")).toBeTruthy();
  expect(orders).toEqual([["drop", null]]);
});

it("deletes all of the queue that is chosen, and no other", async () => {
  await show([
    aMessage(),
    aMessage({ id: "2", queue: "greenroom.gateway.heartbeats", reason: "It is no JSON." }),
  ]);
  const filter = await screen.findByLabelText("Queue");
  fireEvent.change(filter, { target: { value: "greenroom.gateway.heartbeats" } });
  await vi.waitFor(() => expect(screen.queryByText("It has no field task_id.")).toBeNull());
  fireEvent.click(await screen.findByRole("button", { name: "Delete all" }));
  const question = await screen.findByRole("dialog", { name: "Delete 1 message?" });
  fireEvent.click(within(question).getByRole("button", { name: "Delete all" }));

  expect(await screen.findByText("Nothing from this queue")).toBeTruthy();
  expect(orders).toEqual([["drop all", { queue: "greenroom.gateway.heartbeats" }]]);
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(await screen.findByText("It has no field task_id.")).toBeTruthy();
});

it("lays JSON out only where that changes nothing of it", () => {
  const shown = (body: string) => shownBody(aMessage({ body, body_encoding: "utf-8" })).text;
  expect(shown('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(shown('{"a":12345678901234567890}')).toBe('{"a":12345678901234567890}');
  expect(shown('{"a": ')).toBe('{"a": ');
  expect(shownBody(aMessage({ body: "AAEC", body_encoding: "base64" })).binary).toBe(true);
  expect(shownBody(aMessage({ body: "x".repeat(60_000) })).cut).toBe(true);
});
