import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { drawnRows, names, showTasks } from "./task-list";
import { taskOf as task } from "./tasks";
import { layOut, scroll } from "./window";

vi.mock("next/navigation", () => import("./router"));

let stop = () => {};

beforeEach(layOut);

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

const four = [
  task("Done", 4, { status: "completed", video_url: "/api/videos/Done" }),
  task("Broken", 3, { status: "failed", error_code: "internal_error" }),
  task("Running", 2, { status: "processing" }),
  task("Waiting", 1),
];

async function show(options: Partial<Parameters<typeof showTasks>[0]> = {}) {
  const shown = await showTasks({ tasks: four, ...options });
  stop = shown.stop;
  await waitFor(() => expect(names().length).toBeGreaterThan(0));
  // Whether anything may be chosen is known a little later than the rows.
  await waitFor(() => expect(screen.queryAllByRole("checkbox").length).toBeGreaterThan(0));
  return shown;
}

const link = (name: string) => screen.getByRole("link", { name });
const tick = (name: string) => screen.getByRole("checkbox", { name: `Select ${name}` });
const chosen = () =>
  drawnRows()
    .filter((row) => row.getAttribute("aria-selected") === "true")
    .map((row) => row.dataset.task);
const bar = () => screen.getByRole("region", { name: "Selected tasks" });
const press = (key: string, how: object = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...how });

async function selectEverything(count: number) {
  fireEvent.click(screen.getByRole("checkbox", { name: "Select all" }));
  const name = `Select all ${count.toLocaleString("en")}`;
  fireEvent.click(await within(bar()).findByRole("button", { name }));
}

it("moves through the rows with the arrows and chooses with Space", async () => {
  await show();
  link("Done").focus();
  press("ArrowDown");
  expect(document.activeElement).toBe(link("Broken"));
  press(" ");
  expect(chosen()).toEqual(["Broken"]);
  press("End");
  expect(document.activeElement).toBe(link("Waiting"));
  press(" ", { shiftKey: true });
  expect(chosen()).toEqual(["Broken", "Running", "Waiting"]);
  press("Home");
  expect(document.activeElement).toBe(link("Done"));
  press("Escape");
  expect(chosen()).toEqual([]);
});

it("shows the keys to whoever uses them, until something is chosen", async () => {
  await show();
  const shown = () => screen.queryAllByText(/^The arrow keys move between rows, Space selects/);
  expect(shown().map(({ className }) => className.includes("focus-visible"))).toEqual([false, true]);
  link("Done").focus();
  press(" ");
  expect(shown()).toHaveLength(1);
});

it("takes the focus from nobody who has gone elsewhere while a far row was drawn", async () => {
  const many = Array.from({ length: 45 }, (_, i) => task(`Scene ${100 + i}`, 59 - i));
  await show({ tasks: many });
  const sight = window.scrollTo;
  vi.stubGlobal("scrollTo", () => {});
  link("Scene 100").focus();
  press("End");
  const search = screen.getByRole("searchbox");
  search.focus();
  vi.stubGlobal("scrollTo", sight);
  scroll(45 * 85);
  expect(await screen.findByRole("link", { name: "Scene 144" })).toBeTruthy();
  expect(document.activeElement).toBe(search);
});

it("extends the selection with Shift and the arrows, and takes all with Ctrl and A", async () => {
  await show();
  link("Running").focus();
  press("ArrowUp", { shiftKey: true });
  expect(chosen()).toEqual(["Broken", "Running"]);
  press("a", { ctrlKey: true });
  expect(chosen()).toEqual(["Done", "Broken", "Running", "Waiting"]);
  expect((screen.getByRole("checkbox", { name: "Select all" }) as HTMLInputElement).checked).toBe(true);
});

it("takes everything between two clicks with Shift", async () => {
  await show();
  fireEvent.click(tick("Running"));
  fireEvent.click(tick("Done"), { shiftKey: true });
  expect(chosen()).toEqual(["Done", "Broken", "Running"]);
  expect(within(bar()).getByRole("status").textContent).toBe("3 selected");
});

it("cancels many only after naming those that it really would", async () => {
  const { farm } = await show();
  fireEvent.click(screen.getByRole("checkbox", { name: "Select all" }));
  fireEvent.click(within(bar()).getByRole("button", { name: "Cancel" }));

  const dialog = await screen.findByRole("dialog", { name: "Cancel 2 tasks?" });
  expect(
    within(dialog)
      .getAllByRole("listitem")
      .map((row) => row.textContent),
  ).toEqual(["Running", "Waiting"]);
  expect(within(dialog).getByText(/2 others stay as they are/)).toBeTruthy();
  const ids = ["Done", "Broken", "Running", "Waiting"];
  expect(farm.moves).toEqual([{ move: "cancel", body: { ids, dry_run: true } }]);

  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(await screen.findByText("2 tasks cancelled")).toBeTruthy();
  expect(farm.moves.at(-1)).toEqual({ move: "cancel", body: { ids, dry_run: false } });
  expect(chosen()).toEqual([]);
});

it("has nothing to try again where nothing has failed", async () => {
  await show();
  fireEvent.click(tick("Done"));
  expect((within(bar()).getByRole("button", { name: "Retry" }) as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(tick("Broken"));
  fireEvent.click(within(bar()).getByRole("button", { name: "Retry" }));
  expect(await screen.findByRole("dialog", { name: "Run this task again?" })).toBeTruthy();
});

it("deletes what is chosen with the Delete key, after asking", async () => {
  const { farm } = await show();
  link("Done").focus();
  press(" ");
  press("Delete");
  const dialog = await screen.findByRole("dialog", { name: "Delete this task?" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(farm.moves).toEqual([{ move: "delete", body: { ids: ["Done"], dry_run: true } }]);
  expect(chosen()).toEqual(["Done"]);
});

it("moves all that the filter takes, loaded or not, and nothing that comes while it asks", async () => {
  const failed = Array.from({ length: 70 }, (_, i) => task(`Scene ${100 + i}`, 0, { status: "failed" }));
  const { farm } = await show({ tasks: [...four, ...failed], address: "?status=failed" });
  await selectEverything(71);
  expect(within(bar()).getByRole("status").textContent).toBe("71 selected");
  fireEvent.click(within(bar()).getByRole("button", { name: "Retry" }));

  const dialog = await screen.findByRole("dialog", { name: "Run 71 tasks again?" });
  const filter = { status: ["failed"], created_before: "2026-11-24T10:03:00.001Z" };
  expect(farm.moves).toEqual([{ move: "retry", body: { filter, dry_run: true } }]);
  expect(await within(dialog).findByText("and 66 more")).toBeTruthy();

  farm.tasks.push(task("Late", 3, { status: "failed" }), task("Later", 5, { status: "failed" }));
  fireEvent.click(within(dialog).getByRole("button", { name: "Retry" }));
  expect(await screen.findByText("71 tasks queued again")).toBeTruthy();
  const ids = ["Broken", ...failed.map(({ id }) => id)];
  expect(farm.moves.at(-1)).toEqual({ move: "retry", body: { ids, dry_run: false } });
});

it("leaves alone what comes while it asks about more tasks than can be named", async () => {
  const many = Array.from({ length: 1100 }, (_, i) => task(`Scene ${i}`, 0));
  const { farm } = await show({ tasks: many });
  await selectEverything(1100);
  fireEvent.click(within(bar()).getByRole("button", { name: "Delete" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete 1,100 tasks?" });

  farm.tasks.push(task("Late", 1));
  fireEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("1,100 tasks deleted")).toBeTruthy();
  const filter = { created_before: "2026-11-24T10:00:00.001Z" };
  expect(farm.moves.at(-1)).toEqual({ move: "delete", body: { filter, dry_run: false } });
});

it("deletes all that the filter takes with the Delete key, after choosing all of it", async () => {
  const more = Array.from({ length: 60 }, (_, i) => task(`Scene ${100 + i}`, 0));
  await show({ tasks: more });
  await selectEverything(60);
  drawnRows()[0]?.querySelector("a")?.focus();
  press("Delete");
  expect(await screen.findByRole("dialog", { name: "Delete 60 tasks?" })).toBeTruthy();
});

it("says why a move was refused, and leaves everything as it was", async () => {
  const refusal = { code: "forbidden", detail: "This needs a key with the scope submit." };
  await show({
    more: {
      "POST /api/tasks/delete": (body) =>
        JSON.parse(body).dry_run
          ? { status: 200, body: { count: 1, ids: ["Done"], refused: [] } }
          : { status: 403, body: refusal },
    },
  });
  fireEvent.click(tick("Done"));
  fireEvent.click(within(bar()).getByRole("button", { name: "Delete" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete this task?" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  expect(await within(dialog).findByText("forbidden")).toBeTruthy();
  expect(screen.queryByText("1 task deleted")).toBeNull();
  expect(names()).toContain("Done");
});

it("offers for one task what its state allows", async () => {
  await show();
  const offered = async (name: string) => {
    fireEvent.click(screen.getByRole("button", { name: `Actions for ${name}` }));
    const items = (await screen.findAllByRole("menuitem")).map((item) => item.textContent);
    fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    return items;
  };
  expect(await offered("Done")).toEqual(["Download", "Run again with changes", "Delete"]);
  expect(await offered("Broken")).toEqual(["Retry", "Run again with changes", "Delete"]);
  expect(await offered("Waiting")).toEqual(["Run again with changes", "Cancel", "Delete"]);
});
