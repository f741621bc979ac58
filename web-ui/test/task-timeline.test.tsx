import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { TaskLog } from "@/lib/api/types";
import { begin, completed, end, running, show, tellLog } from "./shown-task";
import { aLogRow, at } from "./tasks";

vi.mock("next/navigation", () => ({ usePathname: () => "/tasks/17", useRouter: () => ({ replace() {} }) }));

beforeEach(begin);
afterEach(end);

/** Of the first run, unless another is named. */
const row = (id: number, about: Partial<TaskLog>) => aLogRow(id, { run_id: "5", ...about });
const first = [
  row(1, { code: "submitted", created_at: at(0) }),
  row(2, { code: "started", args: { worker: "gpu-1", attempt: 1 }, created_at: at(2) }),
  row(3, { code: "stage_ended", args: { stage: "fetch", seconds: 4 } }),
  row(4, { code: "progressed", args: { stage: "render", percent: 10 } }),
  row(5, {
    code: "attempt_failed",
    args: { attempt: 1, worker: "gpu-1", seconds: 30, code: "gpu_out_of_memory" },
  }),
];
const second = [
  row(6, { code: "tried_again", args: { attempt: 2 }, attempt: 2, created_at: at(3) }),
  row(7, { code: "started", args: { worker: "gpu-2", attempt: 2 }, attempt: 2, created_at: at(4) }),
  row(8, { code: "stage_ended", args: { stage: "fetch", seconds: 5 }, attempt: 2, run_id: "6" }),
  row(9, { code: "stage_ended", args: { stage: "render", seconds: 85 }, attempt: 2, run_id: "6" }),
  row(10, {
    code: "attempt_completed",
    args: { attempt: 2, worker: "gpu-2", seconds: 90 },
    attempt: 2,
    run_id: "6",
  }),
];
const timeline = () => screen.findByRole("region", { name: "Timeline" });
const figures = (of: HTMLElement) =>
  [...of.querySelectorAll("dl")].map((list) =>
    [...list.querySelectorAll("dt")].map((name) => [name.textContent, name.nextSibling?.textContent]),
  );

it("tells the wait from the work, and each step of it, in the last attempt and in those before", async () => {
  await show({ task: { ...completed, attempt: 2 }, logs: [...first, ...second] });
  const shown = await timeline();
  expect(figures(shown)).toEqual([
    [
      ["Waited", "1:00"],
      ["Rendered in", "1:30"],
      ["Worker", "gpu-2"],
    ],
    [
      ["Waited", "2:00"],
      ["Rendered in", "30s"],
      ["Worker", "gpu-1"],
    ],
  ]);
  const steps = [...shown.querySelectorAll("ol")].map((list) =>
    within(list)
      .getAllByRole("listitem", { hidden: true })
      .map(({ textContent }) => textContent),
  );
  expect(steps).toEqual([
    ["Fetching the inputs5s", "Rendering frames1:25"],
    ["Fetching the inputs4s", "Rendering framesended without a result 26s"],
  ]);
  const folded = [...shown.querySelectorAll("summary")].map(({ textContent }) => textContent);
  expect(folded).toContain("Attempt 1The GPU ran out of memoryon gpu-1");
});

it("goes on with a run, and asks for what its engine said only once it has ended", async () => {
  await show({ task: { ...running, started_at: at(2) }, logs: first.slice(0, 4) });
  const shown = await timeline();
  expect(shown.textContent).toContain("Rendering for");
  expect(shown.textContent).toContain("Rendering framesrunning");
  expect(screen.queryByText("Raw output of the engine")).toBeNull();
  tellLog(first[4] as TaskLog);
  expect(await within(shown).findByText("Raw output of the engine")).toBeTruthy();
});
