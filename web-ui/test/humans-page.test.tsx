import { QueryClient } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HumansPage } from "@/components/humans/humans-page";
import type { DigitalHuman, Session } from "@/lib/api/types";
import { humanKeys } from "@/lib/human-cache";
import { applyFrames } from "@/lib/task-cache";
import { newItem, type UploadItem } from "@/lib/uploads/upload-item";
import { aFile } from "./files";
import { type Answer, serve } from "./gateway";
import { aHuman } from "./humans";
import { inApp } from "./in-app";
import { aSession } from "./sessions";
import { aTask } from "./tasks";
import { layOut } from "./window";

vi.mock("next/navigation", () => import("./router"));

/** A file that is chosen has arrived: how it travels is told by the tests of the queue. */
vi.mock("@/components/upload/use-uploads", () => ({ useOneUpload: useArrived }));

function useArrived(kind: string) {
  const [item, setItem] = useState<UploadItem | null>(null);
  const nothing = () => {};
  const [leftOut, setLeftOut] = useState(0);
  const choose = ([file, ...more]: File[]) => {
    if (!file) return;
    setLeftOut(more.length);
    setItem({ ...newItem("1", file), state: "stored", stored: aFile({ path: "files/9", probed: true }) });
  };
  const acts = {
    add: nothing,
    pause: nothing,
    resume: nothing,
    remove: nothing,
    clear: () => setItem(null),
    choose,
    leftOut,
  };
  const items = item ? [item] : [];
  return { kind, items, busy: false, item, file: item?.file ?? null, stored: item?.stored ?? null, ...acts };
}

let stop = () => {};
let cache: QueryClient;
/** What was sent to the gateway, oldest first. */
let sent: { call: string; body: unknown }[];
/** What the gateway has; a test may change it. */
let humans: DigitalHuman[];

beforeEach(() => {
  layOut();
  sent = [];
  URL.createObjectURL = () => "blob:video";
  URL.revokeObjectURL = () => {};
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

interface Options {
  address?: string;
  scopes?: Session["scopes"];
  more?: Record<string, (body: string, query: URLSearchParams) => Answer>;
}

async function show(
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
const address = () => window.location.pathname + window.location.search;

async function choose(menuOf: string, act: string) {
  fireEvent.click(await screen.findByRole("button", { name: `More about ${menuOf}` }));
  fireEvent.click(await screen.findByRole("menuitem", { name: act }));
}

const ada = aHuman();
const bob = aHuman({ id: "2", name: "Bob", status: "inactive", created_at: "2026-11-23T10:00:00.000Z" });

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

  humans = [{ ...fresh, thumbnail_url: "/api/digital-humans/3/thumbnail" }];
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

it("makes one of a video, named after its file", async () => {
  await show([]);
  fireEvent.click((await screen.findAllByRole("button", { name: "New digital human" }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog", { name: "New digital human" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Create" }));
  expect(within(dialog).getByText("Add a video of the person.")).toBeTruthy();
  expect(within(dialog).getByText("Give it a name.")).toBeTruthy();

  const video = new File(["x"], "ada_lovelace.mp4", { type: "video/mp4" });
  fireEvent.change(dialog.querySelector("input[type=file]") as Element, { target: { files: [video] } });
  const name = within(dialog).getByLabelText("Name") as HTMLInputElement;
  await waitFor(() => expect(name.value).not.toBe(""));
  fireEvent.change(name, { target: { value: "Ada Lovelace" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Create" }));

  await waitFor(() => expect(address()).toBe("/digital-humans?human=4"));
  expect(sent).toEqual([
    { call: "POST", body: { name: "Ada Lovelace", description: null, params: null, video_path: "files/9" } },
  ]);
});

it("changes one without touching its video, and asks before typing is lost", async () => {
  await show([ada]);
  await choose("Ada", "Edit");
  const dialog = await screen.findByRole("dialog", { name: "Edit Ada" });
  fireEvent.change(within(dialog).getByLabelText("Name"), { target: { value: "Ada L." } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  fireEvent.click(await screen.findByRole("button", { name: "Go on" }));
  expect(sent).toEqual([]);

  fireEvent.click(await within(dialog).findByRole("button", { name: "Save" }));
  expect(await screen.findByRole("link", { name: "Ada L." })).toBeTruthy();
  expect(sent).toEqual([{ call: "PUT", body: { name: "Ada L.", description: null, params: null } }]);
});

it("takes one out of use at once, and says so in words", async () => {
  await show([ada]);
  await choose("Ada", "Deactivate");
  await waitFor(() => expect(screen.queryByRole("link", { name: "New task with Ada" })).toBeNull());
  const card = screen.getByRole("link", { name: "Ada" }).closest("li") as HTMLElement;
  expect(within(card).getByText("Inactive")).toBeTruthy();
  expect(sent[0]?.body).toMatchObject({ name: "Ada", status: "inactive" });
});

it("deletes one that nothing needs, after asking", async () => {
  await show([ada, bob]);
  await choose("Ada", "Delete");
  const dialog = await screen.findByRole("dialog", { name: "Delete Ada?" });
  expect(sent).toEqual([]);
  await waitFor(() => expect(within(dialog).queryByRole("status")).toBeNull());
  fireEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(screen.queryByRole("link", { name: "Ada" })).toBeNull());
  expect(screen.getByRole("link", { name: "Bob" })).toBeTruthy();
  expect(sent.map(({ call }) => call)).toEqual(["DELETE"]);
});

it("names the tasks that need one, and offers to take it out of use instead", async () => {
  const using = [aTask({ name: "Opening" }), aTask({ id: "18", name: "Weather", status: "processing" })];
  await show([ada], {
    more: {
      "GET /api/tasks": () => ({
        status: 200,
        body: { data: using, has_more: true, next_cursor: "x", total: 9 },
      }),
    },
  });
  await choose("Ada", "Delete");
  const dialog = await screen.findByRole("dialog", { name: "Ada is still in use" });
  expect(within(dialog).getByRole("link", { name: "Opening" }).getAttribute("href")).toBe("/tasks/17");
  expect(within(dialog).getByText("and 7 more")).toBeTruthy();
  await waitFor(() => expect(isBusy(within(dialog).getByRole("button", { name: "Deactivate" }))).toBe(false));
  fireEvent.click(within(dialog).getByRole("button", { name: "Deactivate" }));
  await waitFor(() => expect(sent.map(({ call }) => call)).toEqual(["PUT"]));
});

it("keeps the focus on the button while it looks again for tasks that need one", async () => {
  await show([ada], {
    more: {
      "GET /api/tasks": () => ({
        status: 200,
        body: { data: [aTask()], has_more: false, next_cursor: null, total: 1 },
      }),
    },
  });
  await choose("Ada", "Delete");
  const dialog = await screen.findByRole("dialog", { name: "Ada is still in use" });
  const button = within(dialog).getByRole("button", { name: "Deactivate" });
  await waitFor(() => expect(isBusy(button)).toBe(false));
  const turnedOff = vi.fn();
  new MutationObserver(turnedOff).observe(button, { attributeFilter: ["disabled"] });
  await act(() => cache.refetchQueries({ queryKey: humanKeys.users("3") }));
  expect(turnedOff).not.toHaveBeenCalled();
});

it("asks anew without the problem of the time before", async () => {
  const inUse = { code: "digital_human_in_use", detail: "Tasks use it." };
  await show([ada], { more: { "DELETE /api/digital-humans/3": () => ({ status: 409, body: inUse }) } });
  await choose("Ada", "Delete");
  const dialog = within(await screen.findByRole("dialog", { name: "Delete Ada?" }));
  await waitFor(() => expect(dialog.queryByRole("status")).toBeNull());
  fireEvent.click(dialog.getByRole("button", { name: "Delete" }));
  expect(await dialog.findByText("digital_human_in_use")).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Keep it" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  await choose("Ada", "Delete");
  await screen.findByRole("dialog", { name: "Delete Ada?" });
  expect(screen.queryByText("digital_human_in_use")).toBeNull();
});

it("lets a problem be dismissed, and does not tell it of another one", async () => {
  const down = { status: 503, body: { code: "database_unavailable", detail: "Try again." } };
  await show([ada, bob], { more: { "PUT /api/digital-humans/3": () => down } });
  await choose("Ada", "Deactivate");
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  await waitFor(() => expect(screen.queryByText("database_unavailable")).toBeNull());

  await choose("Ada", "Deactivate");
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  fireEvent.click(screen.getByRole("link", { name: "Bob" }));
  await screen.findByRole("dialog");
  await waitFor(() => expect(screen.queryByText("database_unavailable")).toBeNull());
});

const isBusy = (button: HTMLElement) => (button as HTMLButtonElement).disabled || button.ariaBusy === "true";

it("takes a video that is let go anywhere on the page", async () => {
  await show([ada]);
  const page = await screen.findByRole("region", { name: "Drop a video here to make a digital human" });
  const video = new File(["x"], "grace.mp4", { type: "video/mp4" });
  fireEvent.drop(page, { dataTransfer: { types: ["Files"], files: [video] } });
  const dialog = await screen.findByRole("dialog", { name: "New digital human" });
  await waitFor(() =>
    expect((within(dialog).getByLabelText("Name") as HTMLInputElement).value).toBe("grace"),
  );
  expect(address()).toBe("/digital-humans?new=1");
  expect(within(dialog).queryByText(/left out/)).toBeNull();
});

it("takes the first of several videos, and says that the others were left out", async () => {
  await show([ada]);
  const page = await screen.findByRole("region", { name: "Drop a video here to make a digital human" });
  const files = ["grace.mp4", "ada.mp4", "bob.mp4"].map((name) => new File(["x"], name));
  fireEvent.drop(page, { dataTransfer: { types: ["Files"], files } });
  const dialog = await screen.findByRole("dialog", { name: "New digital human" });
  expect(await within(dialog).findByText("grace.mp4")).toBeTruthy();
  expect(within(dialog).getByText("2 files were left out: there is room for 1.")).toBeTruthy();
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
