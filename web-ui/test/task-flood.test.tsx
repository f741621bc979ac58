import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveFrame, Task } from "@/lib/api/types";
import { inBatches } from "@/lib/frame-batch";
import { applyFrames } from "@/lib/task-cache";
import { drawnRows, names, showTasks } from "./task-list";
import { at, taskOf as task } from "./tasks";
import { layOut, scroll } from "./window";

vi.mock("next/navigation", () => import("./router"));

/** Tasks whose rows have been drawn, by the status that they showed. */
const labels: string[] = [];
vi.mock("@/components/tasks/status-label", async (original) => {
  const { StatusLabel } = await original<typeof import("@/components/tasks/status-label")>();
  return {
    StatusLabel: (props: Parameters<typeof StatusLabel>[0]) => {
      labels.push(props.status);
      return StatusLabel(props);
    },
  };
});

let stop = () => {};

beforeEach(layOut);

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

const scenes = (count: number, minute: number) =>
  Array.from({ length: count }, (_, i) => task(`Scene ${minute} ${String(i).padStart(5, "0")}`, minute));

async function show(tasks: Task[]) {
  const shown = await showTasks({ tasks });
  stop = shown.stop;
  await waitFor(() => expect(drawnRows().length).toBeGreaterThan(0));
  await waitFor(() => expect(screen.queryAllByRole("checkbox").length).toBeGreaterThan(0));
  return shown;
}

it("keeps the place of somebody who reads further down, and tells how many are new", async () => {
  const { tell } = await show(scenes(50, 1));
  scroll(20 * 85);
  await waitFor(() => expect(names()).not.toContain("Scene 1 00049"));
  const before = names();

  tell(...scenes(3, 5));
  expect(await screen.findByRole("button", { name: "3 new tasks" })).toBeTruthy();
  expect(names()).toEqual(before);

  const seen = before[8] ?? "";
  tell(task(seen, 1, { status: "processing", progress: 40, updated_at: at(6) }));
  await waitFor(() => expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40"));
  expect(names()).toEqual(before);

  fireEvent.click(screen.getByRole("button", { name: "3 new tasks" }));
  await waitFor(() => expect(names()[0]).toBe("Scene 5 00002"));
  expect(screen.queryByRole("button", { name: /new task/ })).toBeNull();
});

it("leaves the rows in their places while some are chosen", async () => {
  const { tell } = await show(scenes(3, 1));
  const before = names();
  fireEvent.click(screen.getByRole("checkbox", { name: `Select ${before[1]}` }));
  tell(task("Later", 5));
  expect(await screen.findByRole("button", { name: "1 new task" })).toBeTruthy();
  expect(names()).toEqual(before);

  fireEvent.click(screen.getByRole("button", { name: "Clear the selection" }));
  await waitFor(() => expect(names()).toEqual(["Later", ...before]));
});

it("draws few rows, and seldom, while ten thousand tasks arrive", async () => {
  const { cache, drawn } = await show(scenes(50, 1));
  const few = drawnRows().length;
  expect(few).toBeLessThan(30);
  const before = drawn.times;

  const pictures: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (picture: () => void) => pictures.push(picture));
  const frames = inBatches<LiveFrame>((all) => applyFrames(cache, all));
  for (const arriving of scenes(10_000, 5)) {
    frames({ type: "task", task: arriving });
    frames({ type: "task", task: { ...arriving, status: "processing", progress: 10, updated_at: at(6) } });
  }
  expect(pictures).toHaveLength(1);
  act(() => pictures[0]?.());

  await waitFor(() => expect(names()[0]).toBe("Scene 5 09999"));
  expect(drawnRows().length).toBe(few);
  expect(drawnRows()[0]?.getAttribute("aria-rowindex")).toBe("2");
  expect(drawn.times - before).toBeLessThanOrEqual(5);
});

it("draws the row anew that there is news of, and no other", async () => {
  const { tell } = await show(scenes(10, 1));
  await waitFor(() => expect(screen.getAllByText("Ada")).toHaveLength(10));
  labels.length = 0;
  tell(task("Scene 1 00004", 1, { status: "processing", progress: 10, updated_at: at(6) }));
  await waitFor(() => expect(screen.getByRole("progressbar")).toBeTruthy());
  expect(labels).toEqual(["processing"]);
});
