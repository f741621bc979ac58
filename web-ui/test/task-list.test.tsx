import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { drawnRows, names, showTasks } from "./task-list";
import { at, taskOf as task } from "./tasks";
import { layOut, scroll } from "./window";

vi.mock("next/navigation", () => import("./router"));

let stop = () => {};

beforeEach(layOut);

afterEach(() => {
  cleanup();
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function show(options: Parameters<typeof showTasks>[0]) {
  const shown = await showTasks(options);
  stop = shown.stop;
  return shown;
}

const three = [
  task("Opening", 1, { status: "completed" }),
  task("Weather", 2, { status: "failed", error_code: "internal_error" }),
  task("Sport", 3),
];

const many = (count: number) =>
  Array.from({ length: count }, (_, i) => task(`Scene ${String(i).padStart(4, "0")}`, 0));

const shows = (...wanted: string[]) => waitFor(() => expect(names()).toEqual(wanted));
const address = () => window.location.pathname + window.location.search;
const pressed = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-pressed");

it("shows what the address asks for", async () => {
  const { farm } = await show({ tasks: three, address: "?status=failed&status=completed&sort=name" });
  await shows("Opening", "Weather");
  expect(pressed("Failed")).toBe("true");
  expect(pressed("All")).toBe("false");
  expect(farm.lists).toEqual(["status=completed&status=failed&sort=name&limit=50"]);
});

it("keeps each choice in the address, and takes it back with the browser's back", async () => {
  await show({ tasks: three });
  await shows("Sport", "Weather", "Opening");

  fireEvent.click(screen.getByRole("button", { name: "Completed" }));
  fireEvent.change(screen.getByRole("combobox", { name: "Order" }), { target: { value: "name" } });
  expect(address()).toBe("/tasks?status=completed&sort=name");
  await shows("Opening");

  act(() => window.history.back());
  await waitFor(() => expect(address()).toBe("/tasks?status=completed"));
  act(() => window.history.back());
  await shows("Sport", "Weather", "Opening");
  expect(pressed("All")).toBe("true");
});

it("searches by name without a step of the history for each letter", async () => {
  await show({ tasks: three });
  const steps = window.history.length;
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "spo" } });
  await shows("Sport");
  expect(address()).toBe("/tasks?q=spo");
  expect(window.history.length).toBe(steps);
});

it("shows the failed ones alone in one click, whatever was chosen before", async () => {
  await show({ tasks: three, address: "?status=completed&status=pending" });
  fireEvent.click(await screen.findByRole("button", { name: "Failed only: 1" }));
  await shows("Weather");
  expect(address()).toBe("/tasks?status=failed");
});

it("counts as failed what that click will show", async () => {
  const lost = ["Wreck", "Wreath"].map((name) => task(name, 5, { status: "failed" }));
  await show({ tasks: [...three, ...lost], address: "?q=wre" });
  expect(await screen.findByRole("button", { name: "Failed only: 2" })).toBeTruthy();
});

it("sorts by a column's head, the other way at the second click", async () => {
  await show({ tasks: three });
  const head = await screen.findByRole("columnheader", { name: "Name" });
  fireEvent.click(within(head).getByRole("button"));
  await shows("Opening", "Sport", "Weather");
  expect(head.getAttribute("aria-sort")).toBe("ascending");
  fireEvent.click(within(head).getByRole("button"));
  await shows("Weather", "Sport", "Opening");
});

it("asks for a page behind the row that the last one ended with, once it comes near", async () => {
  const { farm } = await show({ tasks: many(120), address: "?sort=name" });
  await waitFor(() => expect(names()[0]).toBe("Scene 0000"));
  expect(farm.lists).toHaveLength(1);

  scroll(45 * 85);
  await waitFor(() => expect(farm.lists).toHaveLength(2));
  expect(farm.lists[1]).toBe("sort=name&cursor=Scene+0049&limit=50");
  await waitFor(() => expect(names()).toContain("Scene 0050"));
  expect(new Set(names()).size).toBe(names().length);
});

it("shows a task that comes to meet its filter, and loses one that no longer does", async () => {
  const { tell } = await show({ tasks: three, address: "?status=failed&sort=name" });
  await shows("Weather");
  tell(task("Sport", 3, { status: "failed", updated_at: at(9) }), task("Later", 9));
  await shows("Sport", "Weather");
  tell(task("Weather", 2, { status: "pending", updated_at: at(10) }), { gone: "Sport" });
  expect(await screen.findByText("Nothing matches")).toBeTruthy();

  fireEvent.click(screen.getByRole("button", { name: "Show all tasks" }));
  expect(address()).toBe("/tasks");
});

it("moves a task to where its change puts it", async () => {
  const { tell } = await show({ tasks: three, address: "?sort=-updated_at" });
  await shows("Sport", "Weather", "Opening");
  tell(task("Weather", 2, { status: "processing", progress: 30, updated_at: at(9) }));
  await shows("Weather", "Sport", "Opening");
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("30");
});

it("leads to the first task where there is none", async () => {
  await show({ tasks: [] });
  expect(await screen.findByText("No tasks yet")).toBeTruthy();
  const first = await screen.findByRole("link", { name: "New task" });
  expect(first.getAttribute("href")).toBe("/tasks/new");
});

it("leads a key that only reads to no form", async () => {
  const { cache } = await show({ tasks: [], scopes: ["read"] });
  await waitFor(() => expect(cache.getQueryData(["session"])).toBeTruthy());
  expect(await screen.findByText(/as soon as they are submitted/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: "New task" })).toBeNull();
});

it("keeps what another filter took until the new answer is there, whatever frames have told before", async () => {
  const { farm, tell } = await show({ tasks: three });
  await shows("Sport", "Weather", "Opening");
  tell(task("Sport", 3, { priority: 2, updated_at: at(9) }));
  fireEvent.click(screen.getByRole("button", { name: "Waiting" }));
  await shows("Sport");
  expect(farm.lists.at(-1)).toBe("status=pending&sort=-created_at&limit=50");
});

it("says why the list does not come, and brings it when asked again", async () => {
  let broken = true;
  const { farm } = await show({
    tasks: three,
    more: {
      "GET /api/tasks": (body, query) =>
        broken
          ? { status: 503, body: { code: "database_unavailable", detail: "The database does not answer." } }
          : farm.answers["GET /api/tasks"](body, query),
    },
  });
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await shows("Sport", "Weather", "Opening");
  expect(screen.queryByText("database_unavailable")).toBeNull();
});

it("shows the tasks of the digital human that is chosen alone, and keeps that in the address", async () => {
  const { farm } = await show({ tasks: [...three, task("Guest", 4, { digital_human_id: "4" })] });
  await shows("Guest", "Sport", "Weather", "Opening");

  fireEvent.click(screen.getByRole("button", { name: "Model: Any model" }));
  fireEvent.mouseDown(await screen.findByRole("option", { name: "Ada" }));
  await shows("Sport", "Weather", "Opening");
  expect(address()).toBe("/tasks?human=3");
  expect(farm.lists.at(-1)).toBe("digital_human_id=3&sort=-created_at&limit=50");
  expect(await screen.findByRole("button", { name: "Model: Ada" })).toBeTruthy();
});

it("keeps the span of days that is chosen in the address, and asks for no task before it", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 10, 24, 12) });
  const { farm } = await show({ tasks: three });
  await shows("Sport", "Weather", "Opening");

  fireEvent.click(screen.getByRole("button", { name: "Submitted: Any time" }));
  fireEvent.click(await screen.findByRole("button", { name: "7 days" }));
  expect(address()).toBe("/tasks?since=2026-11-18");
  await waitFor(() => expect(farm.lists).toHaveLength(2));
  const after = new URLSearchParams(farm.lists[1]).get("created_after");
  // The bound is exclusive: the last moment of the day before.
  expect(after).toBe(new Date(2026, 10, 17, 23, 59, 59, 999).toISOString());
});

it("says why no digital humans can be searched, and finds them when asked again", async () => {
  let answers = false;
  await show({
    tasks: three,
    more: {
      "GET /api/digital-humans": () =>
        answers
          ? { status: 200, body: { data: [{ id: "3", name: "Ada", thumbnail_url: null }], has_more: false } }
          : { status: 503, body: { code: "database_unavailable", detail: "It does not answer." } },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Model: Any model" }));
  const notice = await screen.findByRole("alert");
  answers = true;
  fireEvent.click(within(notice).getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("option", { name: "Ada" })).toBeTruthy();
});

it("lets a key that only reads look, and offers it nothing that would be refused", async () => {
  const { cache } = await show({ tasks: three, scopes: ["read"] });
  await waitFor(() => expect(cache.getQueryData(["session"])).toBeTruthy());
  await shows("Sport", "Weather", "Opening");
  expect(screen.queryAllByRole("checkbox")).toEqual([]);
  expect(drawnRows().flatMap((row) => within(row).queryAllByRole("button"))).toEqual([]);
});
