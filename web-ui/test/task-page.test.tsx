import { fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { messages } from "@/lib/messages";
import { aSession } from "./sessions";
import { begin, completed, end, failed, orders, running, show, showPage, tell } from "./shown-task";
import { aLogRow, aTask, at } from "./tasks";

const replace = vi.fn();
vi.mock("next/navigation", () => ({ usePathname: () => "/tasks/17", useRouter: () => ({ replace }) }));

beforeEach(() => {
  begin();
  replace.mockClear();
});
afterEach(end);

describe("while it waits", () => {
  it("says what is in the way, and what else is", async () => {
    const cap = { code: "workspace_at_cap", args: { cap: 3, running: 3 }, message: "" };
    const paused = { code: "dispatch_paused", args: { reason: "new cards" }, message: "" };
    await show({ task: aTask({ waiting: paused, eta_seconds: 95 }), reasons: [paused, cap] });
    expect(await screen.findByRole("heading", { name: "Rendering is paused" })).toBeTruthy();
    expect(screen.getByText(/paused rendering: new cards/)).toBeTruthy();
    expect(await screen.findByText(/3 tasks of the workspace are with workers/)).toBeTruthy();
    expect(screen.getByText("Finished in about 1:35")).toBeTruthy();
  });

  it("says its place where nothing is", async () => {
    await show({ task: aTask({ queue_position: 1 }) });
    expect(screen.getByRole("heading", { name: "Next of its workspace" })).toBeTruthy();
  });
});

describe("while it runs", () => {
  it("shows how far it is, what it does, what is left, and the same in the tab's title", async () => {
    await show({ task: { ...running, eta_seconds: 95, eta_p90_seconds: 140 } });
    expect(screen.getByRole("progressbar", { name: "Progress" }).getAttribute("aria-valuenow")).toBe("40");
    expect(screen.getByText("about 1:35 left").textContent).toBe("about 1:35 left, rarely more than 2:20");
    await vi.waitFor(() => expect(document.title).toBe("40% · Opening · Greenroom"));
  });

  it("promises no end that is due already", async () => {
    await show({ task: { ...running, eta_seconds: 0, eta_p90_seconds: 20 } });
    expect(screen.getByText("longer than usual").textContent).toBe(
      "longer than usual, rarely more than 0:20",
    );
  });

  it("moves with the news, to its end", async () => {
    await show({ task: running });
    tell({ ...running, progress: 71, updated_at: at(2) });
    await vi.waitFor(() => expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("71"));
    tell({ ...completed, updated_at: at(5) });
    const video = await screen.findByLabelText("Finished video of Opening");
    expect(video.getAttribute("src")).toBe("/api/videos/17");
    expect(screen.queryByRole("progressbar")).toBeNull();
    await vi.waitFor(() => expect(document.title).toBe("Opening · Greenroom"));
  });
});

describe("when it has failed", () => {
  it("names cause, remedy and code, and what the engine of the last attempt said", async () => {
    const said = (id: number, attempt: number, lines: string) =>
      aLogRow(id, { code: "engine_said", args: { lines }, level: "error", attempt });
    await show({
      task: { ...failed, attempt: 2 },
      logs: [said(1, 1, "frame 3"), said(2, 2, "CUDA out of memory")],
    });
    const alert = screen.getByRole("alert").textContent;
    expect(alert).toContain("The graphics card ran out of memory.");
    expect(alert).toContain("What to do: End other programs on the card");
    expect(alert).toContain("gpu_out_of_memory");
    const lines = await screen.findByRole("figure");
    expect(lines.textContent).toContain("CUDA out of memory");
    expect(lines.textContent).not.toContain("frame 3");
  });

  it("is tried again, and shows at once what becomes of it", async () => {
    await show({ task: failed, answer: { status: 202, body: aTask({ attempt: 2, updated_at: at(9) }) } });
    fireEvent.click(await screen.findByRole("button", { name: "Run again" }));
    expect(await screen.findByText("Waiting for a free worker")).toBeTruthy();
    expect(orders).toEqual(["retry"]);
    expect(screen.queryByRole("button", { name: "Run again" })).toBeNull();
  });

  it("says why it is not tried again", async () => {
    await show({
      task: failed,
      answer: { status: 409, body: { code: "transition_refused", detail: "No." } },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Run again" }));
    expect(await screen.findByText("transition_refused")).toBeTruthy();
    expect(screen.getByText(messages.en.problem.transition_refused)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Run again" })).toBeTruthy();
  });
});

describe("when it is completed", () => {
  it("shows the video, a file to keep and what the check has found", async () => {
    await show({ task: { ...completed, quality: { width: 1080, height: 1920, fps: 25 } } });
    expect(screen.getByLabelText("Finished video of Opening")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Download" }).getAttribute("href")).toBe(
      "/api/videos/17?download=1",
    );
    expect(screen.getByRole("region", { name: "Check of the result" }).textContent).toContain("1080 × 1920");
    const again = await screen.findByRole("link", { name: "Run with changes" });
    expect(again.getAttribute("href")).toBe("/tasks/new?from=17");
  });
});

describe("cancelling", () => {
  it("asks first, and is done only when the gateway says so", async () => {
    const cancelled = aTask({ status: "cancelled", updated_at: at(9), completed_at: at(9) });
    await show({ task: running, answer: { status: 202, body: cancelled } });
    fireEvent.click(await screen.findByRole("button", { name: "Cancel task" }));
    const dialog = await screen.findByRole("dialog");
    expect(orders).toEqual([]);
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel task" }));
    expect(await screen.findByText("The task was cancelled before it finished.")).toBeTruthy();
    expect(orders).toEqual(["cancel"]);
    await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Cancel task" })).toBeNull());
  });

  it("says in the dialog why it was refused", async () => {
    await show({ task: running, answer: { status: 503, body: { code: "database_unavailable" } } });
    fireEvent.click(await screen.findByRole("button", { name: "Cancel task" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel task" }));
    expect(await within(dialog).findByText("database_unavailable")).toBeTruthy();
    expect(within(dialog).getByRole("button", { name: "Keep the task" })).toBeTruthy();
  });
});

describe("who speaks in it", () => {
  it("is led to, with the newest picture", async () => {
    await show({ task: completed });
    const link = await screen.findByRole("link", { name: "Ada" });
    expect(link.getAttribute("href")).toBe("/digital-humans?human=3");
    const picture = link.querySelector("img") as HTMLImageElement;
    expect(picture.getAttribute("src")).toContain("/api/digital-humans/3/thumbnail?at=");
    fireEvent.error(picture);
    expect(link.querySelector("img")).toBeNull();
  });

  it.each([
    [404, "not_found", "deleted"],
    [503, "database_unavailable", "not known at the moment"],
  ])("is said not to be there after a %d", async (status, code, words) => {
    await show({ task: completed, human: { status, body: { code, detail: "" } } });
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

it("leaves for the list once it is deleted", async () => {
  await show({ task: completed, answer: { status: 204 } });
  await screen.findByRole("link", { name: "Run with changes" });
  fireEvent.click(screen.getByRole("button", { name: "More actions" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Delete task" }));
  fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete task" }));
  await vi.waitFor(() => expect(replace).toHaveBeenCalledWith("/tasks"));
  expect(orders).toEqual(["delete"]);
});

it("shows the command that submits it once more", async () => {
  await show({ task: completed });
  fireEvent.click(screen.getByRole("button", { name: "More actions" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Copy as curl" }));
  const dialog = within(await screen.findByRole("dialog", { name: "This task as a command" }));
  const command = dialog.getByText(/^curl -sS/).textContent;
  expect(command).toContain(`curl -sS ${window.location.origin}/api/tasks`);
  expect(command).toContain('"name": "Opening"');
  expect(command).toContain('"audio_path": "files/5"');

  fireEvent.click(dialog.getByRole("button", { name: "Close" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("offers a key that may only look nothing that it may not do", async () => {
  await show({ task: failed, scopes: ["read"] });
  fireEvent.click(screen.getByRole("button", { name: "More actions" }));
  expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).toEqual([
    "Copy as curl",
  ]);
  expect(screen.queryByRole("button", { name: "Run again" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Run with changes" })).toBeNull();
});

it("is headed and titled also where it could not be loaded, and comes when asked again", async () => {
  let answers = false;
  await showPage({
    "GET /api/session": () => ({ status: 200, body: aSession() }),
    "GET /api/tasks/17": () =>
      answers
        ? { status: 200, body: completed }
        : { status: 503, body: { code: "database_unavailable", detail: "It does not answer." } },
  });
  expect(await screen.findByRole("heading", { level: 1, name: "The task could not be loaded" })).toBeTruthy();
  expect(document.title).toBe("The task could not be loaded · Greenroom");
  answers = true;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { level: 1, name: completed.name })).toBeTruthy();
});

it("says so where there is no such task", async () => {
  await showPage({});
  expect(await screen.findByRole("heading", { level: 1, name: "No such task" })).toBeTruthy();
});
