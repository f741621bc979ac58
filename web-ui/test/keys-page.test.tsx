import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeysPage } from "@/components/keys/keys-page";
import type { ApiKey, Scope } from "@/lib/api/types";
import { showPage } from "./admin-pages";
import { fakeDialogs } from "./dialogs";
import { serve } from "./gateway";
import { aKey } from "./keys";
import { aSession } from "./sessions";

vi.mock("next/navigation", async () => {
  const { followAddress } = await import("./admin-pages");
  return { useSearchParams: followAddress() };
});

let stop = () => {};
/** What the gateway was asked for, with its body. */
let asked: [what: string, body: unknown][];

beforeEach(() => {
  asked = [];
  fakeDialogs();
});

afterEach(() => {
  cleanup();
  stop();
  window.history.replaceState(null, "", "/");
  vi.unstubAllGlobals();
});

async function show(keys: ApiKey[], scope: Scope = "admin") {
  let list = keys;
  const told = (what: string, answer: (body: Record<string, unknown>) => unknown) => (sent: string) => {
    const body = sent === "" ? null : JSON.parse(sent);
    asked.push([what, body]);
    return { status: 200, body: answer(body ?? {}) };
  };
  const change = (body: Record<string, unknown>) => {
    list = list.map((key) => ({ ...key, ...body }));
    return list[0];
  };
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ key_id: "admin", scopes: [scope] }) }),
    "GET /api/workspaces?limit=200": () => ({
      status: 200,
      body: {
        data: [
          { id: "w", name: "Studio Berlin" },
          { id: "v", name: "Studio Kyoto" },
        ],
        next_cursor: null,
        has_more: false,
      },
    }),
    "GET /api/api-keys?workspace_id=v&limit=50": told("list of v", () => ({
      data: list.filter((key) => key.workspace_id === "v"),
      next_cursor: null,
      has_more: false,
    })),
    "GET /api/api-keys?limit=50": told("list", () => ({ data: list, next_cursor: null, has_more: false })),
    "POST /api/api-keys": told("create", (body) => {
      const made = aKey({ id: "new", ...body });
      list = [made, ...list];
      return { ...made, key: "gr_the_key_itself" };
    }),
    "PUT /api/api-keys/1": told("change", change),
    "POST /api/api-keys/1/rotate": told("rotate", () => ({ ...aKey({ id: "2" }), key: "gr_the_next_key" })),
    "DELETE /api/api-keys/1": told("delete", () => {
      list = [];
    }),
  });
  showPage(<KeysPage />);
}

/** What was asked for, looks at the list aside. */
const orders = () => asked.filter(([what]) => what !== "list");

async function choose(action: string) {
  fireEvent.click(await screen.findByRole("button", { name: "Actions for night batch" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: action }));
  return await screen.findByRole("dialog");
}

it("tells of each key whose it is, what it may do, when it was used and when it ends", async () => {
  await show([
    aKey({ workspace_id: "w", scopes: ["read"], last_used_at: null, expires_at: "2090-01-31T12:00:00.000Z" }),
  ]);
  const row = await screen.findByRole("article", { name: "night batch" });
  await within(row).findByText("Studio Berlin");
  for (const text of ["Active", "gr_4fT9xQ2b…", "Look", "Never used", /Expires Jan 31, 2090/]) {
    expect(within(row).getByText(text)).toBeTruthy();
  }
});

it("shows a new key once, and nowhere after that", async () => {
  await show([]);
  fireEvent.click((await screen.findAllByRole("button", { name: "New key" }))[0] as HTMLElement);
  const form = await screen.findByRole("dialog");
  fireEvent.change(within(form).getByLabelText("Name"), { target: { value: " presenter " } });
  await within(form).findByRole("option", { name: "Studio Berlin" });
  fireEvent.change(within(form).getByLabelText("Workspace"), { target: { value: "w" } });
  fireEvent.click(within(form).getByRole("button", { name: "Create key" }));

  expect(await screen.findByText("gr_the_key_itself")).toBeTruthy();
  expect(orders()).toEqual([
    ["create", { name: "presenter", scopes: ["read", "submit"], workspace_id: "w", expires_at: null }],
  ]);
  fireEvent.click(screen.getByRole("button", { name: "I have kept it" }));
  await screen.findByRole("article", { name: "presenter" });
  await vi.waitFor(() => expect(document.body.innerHTML).not.toContain("gr_the_key_itself"));
});

it("marks a new key that the browser does not copy", async () => {
  await show([]);
  fireEvent.click((await screen.findAllByRole("button", { name: "New key" }))[0] as HTMLElement);
  const form = within(await screen.findByRole("dialog"));
  fireEvent.change(form.getByLabelText("Name"), { target: { value: "presenter" } });
  await form.findByRole("option", { name: "Studio Berlin" });
  fireEvent.change(form.getByLabelText("Workspace"), { target: { value: "w" } });
  fireEvent.click(form.getByRole("button", { name: "Create key" }));

  // As over plain http, where a page has no clipboard of its own.
  let allowed = false;
  document.execCommand = () => allowed;
  // jsdom marks whatever gets the focus, as no browser does.
  const mark = vi.spyOn(Selection.prototype, "selectAllChildren");
  const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));
  const failed = "Not copied: the text is marked";
  await vi.waitFor(() => expect(screen.queryByRole("dialog", { name: "New API key" })).toBeNull());
  await press("Copy");
  await screen.findByRole("button", { name: failed });
  expect(mark.mock.lastCall?.[0].textContent).toBe("gr_the_key_itself");

  allowed = true;
  await press(failed);
  expect(await screen.findByRole("button", { name: "Copied" })).toBeTruthy();
});

it("asks before it drops what was typed, and drops nothing that was not", async () => {
  await show([aKey()]);
  const create = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "New key" }));
    return within(await screen.findByRole("dialog", { name: "New API key" }));
  };
  fireEvent.click((await create()).getByRole("button", { name: "Close" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  const form = await create();
  fireEvent.change(form.getByLabelText("Name"), { target: { value: "night" } });
  fireEvent.click(form.getByRole("button", { name: "Cancel" }));
  fireEvent.click(await screen.findByRole("button", { name: "Go on" }));
  await vi.waitFor(() => expect(screen.queryByText("Discard what you entered?")).toBeNull());
  expect(form.getByLabelText<HTMLInputElement>("Name").value).toBe("night");

  fireEvent.click(form.getByRole("button", { name: "Close" }));
  fireEvent.click(await screen.findByRole("button", { name: "Discard" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect((await create()).getByLabelText<HTMLInputElement>("Name").value).toBe("");
});

it("shows the keys of one workspace, which the address names", async () => {
  await show([aKey({ workspace_id: "w" }), aKey({ id: "2", name: "Kyoto's", workspace_id: "v" })]);
  await screen.findByRole("article", { name: "night batch" });
  fireEvent.change(screen.getByLabelText("Workspace"), { target: { value: "v" } });
  await vi.waitFor(() => expect(screen.queryByRole("article", { name: "night batch" })).toBeNull());
  expect(screen.getByRole("article", { name: "Kyoto's" })).toBeTruthy();
  expect(window.location.search).toBe("?workspace=v");
});

it("says that a workspace has no key, and leads back to all", async () => {
  window.history.replaceState(null, "", "/?workspace=v");
  await show([aKey({ workspace_id: "w" })]);
  await screen.findByText("No keys here");
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  await screen.findByRole("article", { name: "night batch" });
});

it("sends nothing without a name or without anything that the key may do", async () => {
  await show([]);
  fireEvent.click((await screen.findAllByRole("button", { name: "New key" }))[0] as HTMLElement);
  const form = await screen.findByRole("dialog");
  fireEvent.click(within(form).getByLabelText("Look"));
  fireEvent.click(within(form).getByLabelText("Work"));
  fireEvent.click(within(form).getByRole("button", { name: "Create key" }));

  expect(within(form).getByText("Enter a name.")).toBeTruthy();
  expect(within(form).getByText("Choose at least one.")).toBeTruthy();
  expect(orders()).toEqual([]);
});

it("keeps the end of a key that is only given another name", async () => {
  await show([aKey({ expires_at: "2090-01-31T12:00:00.000Z" })]);
  const form = await choose("Edit");
  fireEvent.change(within(form).getByLabelText("Name"), { target: { value: "day batch" } });
  fireEvent.click(within(form).getByRole("button", { name: "Save" }));

  expect(await screen.findByRole("article", { name: "day batch" })).toBeTruthy();
  expect(orders()).toEqual([["change", { name: "day batch", scopes: ["read", "submit"] }]]);
});

it("disables a key only after asking, and enables it again at once", async () => {
  await show([aKey()]);
  const dialog = await choose("Disable");
  expect(orders()).toEqual([]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Disable" }));
  expect(await screen.findByText("Disabled")).toBeTruthy();
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  fireEvent.click(screen.getByRole("button", { name: "Actions for night batch" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Enable" }));
  expect(await screen.findByText("Active")).toBeTruthy();
  expect(orders()).toEqual([
    ["change", { name: "night batch", is_active: false }],
    ["change", { name: "night batch", is_active: true }],
  ]);
});

it("rotates a key with the overlap that was chosen, and shows the new one", async () => {
  await show([aKey()]);
  const dialog = await choose("Rotate");
  fireEvent.change(within(dialog).getByLabelText("The old key works for"), { target: { value: "week" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Rotate" }));

  expect(await screen.findByText("gr_the_next_key")).toBeTruthy();
  expect(orders()).toEqual([["rotate", { overlap_seconds: 604_800 }]]);
});

it("does not offer to end the key at once that shows the page", async () => {
  await show([aKey({ id: "admin" })]);
  const dialog = await choose("Rotate");
  expect(within(dialog).queryByRole("option", { name: /at once/ })).toBeNull();
  expect(within(dialog).getByRole("option", { name: "another hour" })).toBeTruthy();
});

it("says why a key was not deleted, and keeps it", async () => {
  await show([aKey({ id: "7" })]);
  const dialog = await choose("Delete");
  fireEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  expect((await within(dialog).findByRole("alert")).textContent).toContain("not_found");
});

it("leaves the operator's key to where it is set up", async () => {
  await show([aKey({ id: "00000000-0000-7000-8000-000000000001", name: "admin" })]);
  await screen.findByRole("article", { name: "admin" });
  expect(screen.queryByRole("button", { name: "Actions for admin" })).toBeNull();
  expect(screen.getByText("It is set where the gateway is set up.")).toBeTruthy();
});

it("asks for no keys where the reader is no administrator", async () => {
  await show([aKey()], "submit");
  expect(await screen.findByText("Only for administrators")).toBeTruthy();
  expect(asked).toEqual([]);
});
