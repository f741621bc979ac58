import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DashboardPage } from "@/components/dashboard/dashboard-page";
import type { Dispatch, Session, TaskStats } from "@/lib/api/types";
import { serve } from "./gateway";
import { inApp } from "./in-app";
import { someStats } from "./stats";
import { aTask } from "./tasks";
import { aWorker } from "./workers";

// The ring and the bars are drawn on a canvas, which jsdom has not.
vi.mock("@/components/dashboard/hours-chart", () => ({ default: () => null }));
vi.mock("@/components/dashboard/status-chart", () => ({ default: () => null }));

let stop = () => {};
let asked: string[];

beforeEach(() => {
  asked = [];
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

const busy = someStats({
  total: 240,
  by_status: { pending: 12, processing: 2, completed: 200, failed: 20, cancelled: 6 },
  completed_last_24h: 99,
  failed_last_24h: 1,
  running_percent: 41,
  wait_seconds: { p50: 4.25, p95: 83 },
  render_seconds: { p50: 61, p95: 125 },
});

const going: Dispatch = { paused: false, paused_at: null, paused_by: null, reason: null };

async function show(
  stats: TaskStats | null,
  scopes: Session["scopes"] = ["read", "submit"],
  dispatch: Dispatch = going,
) {
  const answer =
    (name: string, body: unknown, status = 200) =>
    () => {
      asked.push(name);
      return { status, body };
    };
  const slot = { index: 0, task_id: "17", attempt: 1, run_id: "5", percent: 42, stage: "render" } as const;
  const gpus = [
    { name: "RTX 4090", memory_total_mib: 24564, memory_used_mib: 1024, utilization_percent: 80 },
  ];
  stop = await serve({
    "GET /api/session": answer("session", { name: "ours", workspace_id: "1", scopes }),
    "GET /api/tasks/stats": stats
      ? answer("stats", stats)
      : answer("stats", { code: "database_unavailable", detail: "The database does not answer." }, 503),
    "GET /api/tasks?limit=6": answer("tasks", { data: [aTask({ name: "Opening" })], next_cursor: null }),
    "GET /api/tasks/17": answer("task", aTask({ name: "Closing" })),
    "GET /api/workers": answer("workers", { data: [aWorker({ slots: [slot], gpus })] }),
    "GET /api/dispatch": answer("dispatch", dispatch),
  });
  render(inApp(<DashboardPage />));
}

it("says what is going on now and how the last day went", async () => {
  await show(busy);

  const now = (await screen.findByRole("region", { name: "Now" })).textContent;
  expect(now).toContain("Waiting12");
  expect(now).toContain("Rendering241% on average");
  const day = screen.getByRole("region", { name: "Last 24 hours" }).textContent;
  expect(day).toContain("Success rate99%of 100 ended");
  expect(day).toContain("Waiting time4.3s95% within 1:23");
  expect(day).toContain("Render time1:0195% within 2:05");
  expect((await screen.findByRole("link", { name: "Opening" })).getAttribute("href")).toBe("/tasks/17");
});

it("tells how many were completed in the last day, and how many failed", async () => {
  await show(busy);
  const day = within(await screen.findByRole("region", { name: "Last 24 hours" }));
  const figure = (name: string) => day.getByRole("link", { name }).closest("div")?.textContent;
  expect(figure("Completed")).toBe("Completed99");
  expect(figure("Failed")).toBe("Failed1");
});

it("counts all tasks, and those of each status, and leads to them", async () => {
  await show(busy);
  const card = within(await screen.findByRole("region", { name: "By status" }));
  const links = card.getAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["Waiting12", "/tasks?status=pending"],
    ["Rendering2", "/tasks?status=processing"],
    ["Completed200", "/tasks?status=completed"],
    ["Failed20", "/tasks?status=failed"],
    ["Cancelled6", "/tasks?status=cancelled"],
  ]);
  expect(card.getByText("tasks").parentElement?.textContent).toBe("240tasks");
});

it("leads from the last day's figures to what ended last", async () => {
  await show(busy);
  const day = within(await screen.findByRole("region", { name: "Last 24 hours" }));
  const leadsTo = (name: string) => day.getByRole("link", { name }).getAttribute("href");
  expect(leadsTo("Completed")).toBe("/tasks?status=completed&sort=-updated_at");
  expect(leadsTo("Failed")).toBe("/tasks?status=failed&sort=-updated_at");
});

it("never rounds the success rate up to all", async () => {
  await show(someStats({ total: 2000, completed_last_24h: 1999, failed_last_24h: 1 }));
  expect((await screen.findByRole("region", { name: "Last 24 hours" })).textContent).toContain(
    "Success rate99%",
  );
});

it("draws no rate and no times out of nothing", async () => {
  await show(someStats({ total: 1 }));
  expect((await screen.findByRole("region", { name: "Last 24 hours" })).textContent).toContain(
    "Success rate–",
  );
  expect(screen.getByText("No task has ended in the last 24 hours.")).toBeTruthy();
});

it("tells the chart in words, and as a table", async () => {
  const hours = someStats().per_hour.map((hour, index) =>
    index === 9 ? { ...hour, completed: 7, failed: 1 } : hour,
  );
  await show({ ...busy, per_hour: hours });

  const chart = await screen.findByRole("img", { name: /7 tasks completed and 1 failed.*from 09:00: 8/ });
  expect(chart).toBeTruthy();
  const legend = within(screen.getByRole("list", { name: "Legend" })).getAllByRole("listitem");
  expect(legend.map((entry) => [entry.textContent, entry.querySelectorAll("svg").length])).toEqual([
    ["Completed", 1],
    ["Failed", 1],
  ]);
  fireEvent.click(screen.getByRole("button", { name: "As a table" }));
  const row = screen.getByRole("row", { name: /09:00/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["7", "1"]);
});

it("shows an admin the workers, their cards and what they render", async () => {
  await show(busy, ["admin"]);

  const workers = await screen.findByRole("region", { name: "Workers" });
  expect((await within(workers).findByRole("link", { name: "Closing" })).getAttribute("href")).toBe(
    "/tasks/17",
  );
  expect(within(workers).getByRole("meter").getAttribute("aria-valuenow")).toBe("1024");
  expect(within(workers).getByRole("progressbar").getAttribute("aria-valuenow")).toBe("42");
});

it("tells an admin that nothing goes out", async () => {
  await show(busy, ["admin"], { ...going, paused: true, paused_by: "ops", reason: "New drivers" });
  expect((await screen.findByRole("region", { name: "Rendering is paused" })).textContent).toContain(
    "New drivers",
  );
});

it("asks nothing for others that only an admin is told", async () => {
  await show(busy);
  await screen.findByRole("link", { name: "Opening" });
  expect(asked).toContain("session");
  expect(asked).not.toContain("workers");
  expect(asked).not.toContain("dispatch");
  expect(screen.queryByRole("region", { name: "Workers" })).toBeNull();
});

it("asks for no figures with a key that may only submit, and says so", async () => {
  await show(busy, ["submit"]);
  expect(await screen.findByText("This key may only submit")).toBeTruthy();
  expect(asked).toEqual(["session"]);
});

it("shows the way to the first video where there is none", async () => {
  await show(someStats());
  expect(await screen.findByText("Make your first video")).toBeTruthy();
  expect(screen.getByRole("link", { name: "New task" }).getAttribute("href")).toBe("/tasks/new");
});

it("shows nobody a way that is shut", async () => {
  await show(someStats(), ["read"]);
  expect(await screen.findByText("Nothing has been rendered yet")).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});

it("says why there are no figures, and asks again", async () => {
  await show(null);
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  const before = asked.filter((name) => name === "stats").length;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await vi.waitFor(() => expect(asked.filter((name) => name === "stats").length).toBe(before + 1));
});
