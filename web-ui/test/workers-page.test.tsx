import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WorkersPage } from "@/components/workers/workers-page";
import type { Dispatch, Scope, Worker, WorkerCheck } from "@/lib/api/types";
import type { Locale } from "@/lib/preferences";
import { fakeDialogs } from "./dialogs";
import { serve } from "./gateway";
import { askingOnce, inApp } from "./in-app";
import { aSession } from "./sessions";
import { aTask } from "./tasks";
import { aCheck, aQuarantine, aWorker, withoutDriver } from "./workers";

let stop = () => {};
let orders: string[];

beforeEach(() => {
  orders = [];
  fakeDialogs();
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

async function show(workers: Worker[], scope: Scope = "admin", locale: Locale = "en") {
  const paused = {
    paused: true,
    paused_at: "2026-11-24T10:00:00.000Z",
    paused_by: "ops",
    reason: "new disks",
  };
  const running = { paused: false, paused_at: null, paused_by: null, reason: null };
  let dispatch: Dispatch = running;
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ scopes: [scope] }) }),
    "GET /api/workers": () => {
      orders.push("look");
      return { status: 200, body: { data: workers } };
    },
    "GET /api/dispatch": () => ({ status: 200, body: dispatch }),
    "POST /api/dispatch/pause": () => {
      dispatch = paused;
      return { status: 200, body: dispatch };
    },
    "POST /api/dispatch/resume": () => {
      dispatch = running;
      return { status: 200, body: dispatch };
    },
    "GET /api/tasks/17": () => ({ status: 200, body: aTask({ name: "Opening" }) }),
    "POST /api/workers/gpu-1%401/drain": () => {
      orders.push("drain");
      return { status: 202, body: aWorker({ drain_wanted: true }) };
    },
    "POST /api/workers/gpu-1%401/resume": () => {
      orders.push("resume");
      return { status: 202, body: aWorker() };
    },
  });
  draw(locale);
}

function draw(locale: Locale) {
  render(inApp(<WorkersPage />, askingOnce(), locale));
}

it("shows what a worker renders, by the task's name", async () => {
  const slot = { index: 0, task_id: "17", attempt: 1, run_id: "5", percent: 42, stage: "render" } as const;
  await show([aWorker({ slots: [slot], slot_count: 2 })]);

  const link = await screen.findByRole("link", { name: "Opening" });
  expect(link.getAttribute("href")).toBe("/tasks/17");
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("42");
  expect(screen.getByText("Rendering frames")).toBeTruthy();
  expect(screen.getByText("free")).toBeTruthy();
});

it("says why a worker is broken, the worst first and each thing once", async () => {
  const checks: WorkerCheck[] = [
    aCheck({ message: "312 GB free" }),
    aCheck({ name: "clock", level: "warning", message: "2 s behind" }),
    aCheck({ name: "gpu", level: "broken", message: "no driver" }),
  ];
  const gpus = [{ name: "L4", memory_total_mib: 24_576, memory_used_mib: 0, utilization_percent: 0 }];
  await show([aWorker({ state: "broken", reason: "gpu: no driver", checks, gpus })]);

  const card = await screen.findByRole("article", { name: "gpu-1" });
  const text = card.textContent ?? "";
  expect(text.indexOf("no driver")).toBeLessThan(text.indexOf("2 s behind"));
  expect(text.indexOf("2 s behind")).toBeLessThan(text.indexOf("1 check passed"));
  expect(text.split("no driver").length).toBe(2);
});

it.each([
  ["en", "none found · no nvidia-smi on PATH", "There is no nvidia-smi on PATH. Where an engine needs"],
  ["zh-CN", "未发现 · PATH 中没有 nvidia-smi", "PATH 中没有 nvidia-smi。如果引擎需要显卡"],
] as const)("says in %s why a worker has no graphics card", async (locale, short, long) => {
  await show([aWorker({ checks: [withoutDriver] })], "admin", locale);
  const card = await screen.findByRole("article", { name: "gpu-1" });
  expect(
    within(card).getByText((_, element) => element?.textContent === short, { selector: "p" }),
  ).toBeTruthy();
  expect((await within(card).findByText(new RegExp(`^${long}`))).closest("[lang]")).toBeNull();
});

it("repeats what it has no words for, as English", async () => {
  const check = aCheck({ name: "gpu", message: "the card melted", code: "card_melted" });
  await show([aWorker({ checks: [check] })], "admin", "zh-CN");
  const said = await screen.findAllByText("the card melted");
  expect(said.map(({ lang }) => lang)).toEqual(["en", "en"]);
});

it("says why a worker is quarantined, and that it is on trial afterwards", async () => {
  const quarantined = aWorker({ state: "draining", reason: "quarantined until", quarantine: aQuarantine() });
  const trial = aWorker({ name: "gpu-2", quarantine: aQuarantine({ probing: true, code: null }) });
  await show([quarantined, trial]);

  const first = (await screen.findByRole("article", { name: "gpu-1" })).textContent;
  expect(first).toContain("Quarantined until 12:30");
  expect(first).toContain("3 different tasks in a row failed here. At last: The engine left no video.");
  const second = screen.getByRole("article", { name: "gpu-2" }).textContent;
  expect(second).toContain("On trial");
  expect(screen.getAllByRole("button", { name: "Resume" })).toHaveLength(2);
});

it("leads from a quarantine to the tasks that failed, and knows those that are gone", async () => {
  await show([aWorker({ quarantine: aQuarantine({ tasks: ["17", "18"] }) })]);
  const link = await screen.findByRole("link", { name: "Opening" });
  expect(link.getAttribute("href")).toBe("/tasks/17");
  const list = screen.getByRole("list", { name: "Tasks that failed here" });
  expect(await within(list).findByText("Deleted task")).toBeTruthy();
});

it("shows how busy and how full a graphics card is", async () => {
  const gpu = { name: "L4", memory_total_mib: 24_576, memory_used_mib: 6144, utilization_percent: 87 };
  await show([aWorker({ gpus: [gpu] })]);
  expect((await screen.findByRole("meter", { name: "Load" })).getAttribute("aria-valuetext")).toBe("87%");
  expect(screen.getByRole("meter", { name: "Memory in use" }).getAttribute("aria-valuetext")).toBe(
    "6 GB of 24 GB",
  );
});

it("drains a worker only after asking", async () => {
  await show([aWorker()]);

  fireEvent.click(await screen.findByRole("button", { name: "Drain" }));
  const dialog = await screen.findByRole("dialog");
  expect(orders).toEqual(["look"]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Drain" }));

  expect(await screen.findByText(/Draining was asked for/)).toBeTruthy();
  expect(orders).toEqual(["look", "drain"]);
});

it("resumes a draining worker only after asking", async () => {
  await show([aWorker({ state: "draining", drain_wanted: true })]);

  fireEvent.click(await screen.findByRole("button", { name: "Resume" }));
  const dialog = await screen.findByRole("dialog", { name: "Resume gpu-1?" });
  expect(orders).toEqual(["look"]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Resume" }));

  expect(await screen.findByRole("button", { name: "Drain" })).toBeTruthy();
  expect(orders).toEqual(["look", "resume"]);
});

it("tells how to start the first worker", async () => {
  await show([]);
  expect(await screen.findByText("No worker has reported yet")).toBeTruthy();
  expect(screen.getByText("./greenroom up")).toBeTruthy();
});

it("says what could not be read of the workers and of the dispatch, and reads it when asked again", async () => {
  const away = { status: 503, body: { code: "database_unavailable", detail: "It does not answer." } };
  let answers = false;
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ scopes: ["admin"] }) }),
    "GET /api/workers": () => (answers ? { status: 200, body: { data: [aWorker()] } } : away),
    "GET /api/dispatch": () =>
      answers
        ? { status: 200, body: { paused: false, paused_at: null, paused_by: null, reason: null } }
        : away,
  });
  draw("en");
  await vi.waitFor(() => expect(screen.getAllByRole("alert")).toHaveLength(2), { timeout: 10_000 });
  expect(screen.queryByText("No worker has reported yet")).toBeNull();

  answers = true;
  for (const again of screen.getAllByRole("button", { name: "Try again" })) fireEvent.click(again);
  expect(await screen.findByRole("article", { name: "gpu-1" })).toBeTruthy();
  expect(await screen.findByRole("button", { name: "Pause rendering" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("pauses rendering only after asking, says why, and resumes", async () => {
  await show([aWorker()]);

  fireEvent.click(await screen.findByRole("button", { name: "Pause rendering" }));
  const dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Pause" }));

  const banner = await screen.findByRole("region", { name: "Rendering is paused" });
  expect(banner.textContent).toContain("new disks");
  expect(banner.textContent).toContain("by ops");
  fireEvent.click(within(banner).getByRole("button", { name: "Resume rendering" }));
  expect(await screen.findByRole("button", { name: "Pause rendering" })).toBeTruthy();
});

it("tells a key that is no administrator's that this is not for it, without asking for workers", async () => {
  await show([], "read");
  expect(await screen.findByText("Only for administrators")).toBeTruthy();
  expect(orders).toEqual([]);
});
