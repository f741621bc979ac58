import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TaskPage } from "@/components/tasks/task-page";
import type { Scope, Task, TaskLog, Waiting } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import { applyFrames } from "@/lib/task-cache";
import { fakeDialogs } from "./dialogs";
import { serve } from "./gateway";
import { aHuman } from "./humans";
import { aSession } from "./sessions";
import { aTask, at } from "./tasks";

const replace = vi.fn();
vi.mock("next/navigation", () => ({ usePathname: () => "/tasks/17", useRouter: () => ({ replace }) }));

let stop = () => {};
let cache: QueryClient;
let orders: string[];

beforeEach(() => {
  orders = [];
  replace.mockClear();
  fakeDialogs();
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

interface Setting {
  task: Task;
  logs?: TaskLog[];
  reasons?: Waiting[];
  scopes?: Scope[];
  /** What the gateway says to an order. */
  answer?: { status: number; body?: unknown };
  /** What it says of the digital human. */
  human?: { status: number; body?: unknown };
}

const ada = { status: 200, body: aHuman() };

async function show({
  task,
  logs = [],
  reasons = [],
  scopes = ["read", "submit"],
  answer,
  human = ada,
}: Setting) {
  const order = (name: string) => () => {
    orders.push(name);
    return answer ?? { status: 202, body: task };
  };
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ scopes }) }),
    "GET /api/tasks/17": () => ({ status: 200, body: task }),
    "GET /api/tasks/17/why": () => ({ status: 200, body: { ...task, reasons } }),
    "GET /api/tasks/17/logs?after=0&limit=200": () => ({
      status: 200,
      body: { data: logs, next_cursor: null, has_more: false },
    }),
    "GET /api/digital-humans/3": () => human,
    "POST /api/tasks/17/cancel": order("cancel"),
    "POST /api/tasks/17/retry": order("retry"),
    "DELETE /api/tasks/17": order("delete"),
  });
  draw();
  await screen.findByRole("heading", { level: 1, name: task.name });
}

function draw() {
  cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={cache}>
      <IntlProvider locale="en" messages={messages.en} timeZone="UTC">
        <TaskPage />
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const tell = (task: Task) => act(() => applyFrames(cache, [{ type: "task", task }]));

const tellLog = (log: TaskLog) => act(() => applyFrames(cache, [{ type: "log", task_id: "17", log }]));

/** What jsdom's files cannot do themselves. */
function readText(file: Blob): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.readAsText(file);
  });
}

function aRow(id: number, about: Partial<TaskLog>): TaskLog {
  const row: TaskLog = {
    id,
    status: "processing",
    message: "",
    code: null,
    args: null,
    level: "info",
    attempt: 1,
    run_id: "5",
    created_at: at(id),
  };
  return { ...row, ...about };
}

const running = aTask({ status: "processing", stage: "render", progress: 40, started_at: at(1) });
const failed = aTask({
  status: "failed",
  error_code: "gpu_out_of_memory",
  error_reason: "gpu_out_of_memory",
  error_args: {},
  completed_at: at(5),
});
const completed = aTask({
  status: "completed",
  progress: 100,
  video_url: "/api/videos/17",
  duration_ms: 8000,
  completed_at: at(5),
});

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
      aRow(id, { code: "engine_said", args: { lines }, level: "error", attempt });
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

it("offers a key that may only look nothing that it may not do", async () => {
  await show({ task: failed, scopes: ["read"] });
  fireEvent.click(screen.getByRole("button", { name: "More actions" }));
  expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).toEqual([
    "Copy as curl",
  ]);
  expect(screen.queryByRole("button", { name: "Run again" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Run with changes" })).toBeNull();
});

describe("the log", () => {
  const logs = [
    aRow(1, { code: "started", args: { worker: "gpu-1", attempt: 1 } }),
    aRow(2, { code: "audio_silent", args: { max_db: -91 }, level: "warn" }),
    aRow(3, { message: "Disk is almost full", level: "error" }),
  ];
  const rows = () => within(screen.getByRole("log")).getAllByRole("listitem");

  it("is searched by words, which are marked", async () => {
    await show({ task: running, logs });
    await screen.findByRole("log");
    expect(rows()).toHaveLength(3);
    fireEvent.change(screen.getByRole("searchbox", { name: "Search the log" }), {
      target: { value: "GPU-1" },
    });
    expect(rows()).toHaveLength(1);
    expect(rows()[0]?.querySelector("mark")?.textContent).toBe("gpu-1");
    expect(screen.getByText("1 row matches")).toBeTruthy();
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "no such thing" } });
    expect(screen.getByText("No row matches.")).toBeTruthy();
  });

  it("is narrowed to warnings and to errors, each told by more than its colour", async () => {
    await show({ task: running, logs });
    fireEvent.click(await screen.findByRole("radio", { name: "Warnings" }));
    expect(rows().map((row) => within(row).getByLabelText(/Warning|Error/).ariaLabel)).toHaveLength(2);
    fireEvent.click(screen.getByRole("radio", { name: "Errors" }));
    expect(rows()).toHaveLength(1);
    expect(rows()[0]?.textContent).toContain("Disk is almost full");
  });

  it("stays at its end as rows come, unless the reader has scrolled up", async () => {
    await show({ task: running, logs });
    const box = await screen.findByRole("log");
    Object.defineProperty(box, "scrollHeight", { get: () => rows().length * 100 });
    Object.defineProperty(box, "clientHeight", { get: () => 150 });
    const comes = async (id: number) => {
      tellLog(aRow(id, { message: `Row ${id}` }));
      await screen.findByText(`Row ${id}`);
    };
    await comes(4);
    expect(box.scrollTop).toBe(400);

    box.scrollTop = 100;
    fireEvent.scroll(box);
    await comes(5);
    expect(rows()).toHaveLength(5);
    expect(box.scrollTop).toBe(100);

    fireEvent.click(screen.getByRole("button", { name: "To the end" }));
    expect(box.scrollTop).toBe(500);
    // As if the browser had told of it; the last lines in sight are the end.
    box.scrollTop = 340;
    fireEvent.scroll(box);
    expect(screen.queryByRole("button", { name: "To the end" })).toBeNull();
    await comes(6);
    expect(box.scrollTop).toBe(600);
  });

  it("is kept as a file, whole whatever is looked for", async () => {
    const kept: { name: string; text: Promise<string> }[] = [];
    const files: Blob[] = [];
    // jsdom has neither, nor can it follow such a link.
    Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${files.push(file)}`, revokeObjectURL() {} });
    const press = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      const file = files[Number(this.href.replace("blob:", "")) - 1];
      if (file) kept.push({ name: this.download, text: readText(file) });
    });
    await show({ task: running, logs });
    fireEvent.click(await screen.findByRole("radio", { name: "Errors" }));
    fireEvent.click(screen.getByRole("button", { name: "Download the log" }));
    press.mockRestore();

    expect(kept.map(({ name }) => name)).toEqual(["17.log"]);
    const lines = (await kept[0]?.text)?.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines?.[2]).toContain("Disk is almost full");
  });
});

describe("the timeline", () => {
  const first = [
    aRow(1, { code: "submitted", created_at: at(0) }),
    aRow(2, { code: "started", args: { worker: "gpu-1", attempt: 1 }, created_at: at(2) }),
    aRow(3, { code: "stage_ended", args: { stage: "fetch", seconds: 4 } }),
    aRow(4, { code: "progressed", args: { stage: "render", percent: 10 } }),
    aRow(5, {
      code: "attempt_failed",
      args: { attempt: 1, worker: "gpu-1", seconds: 30, code: "gpu_out_of_memory" },
    }),
  ];
  const second = [
    aRow(6, { code: "tried_again", args: { attempt: 2 }, attempt: 2, created_at: at(3) }),
    aRow(7, { code: "started", args: { worker: "gpu-2", attempt: 2 }, attempt: 2, created_at: at(4) }),
    aRow(8, { code: "stage_ended", args: { stage: "fetch", seconds: 5 }, attempt: 2, run_id: "6" }),
    aRow(9, { code: "stage_ended", args: { stage: "render", seconds: 85 }, attempt: 2, run_id: "6" }),
    aRow(10, {
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
});

it("is headed and titled also where it could not be loaded, and comes when asked again", async () => {
  let answers = false;
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession() }),
    "GET /api/tasks/17": () =>
      answers
        ? { status: 200, body: completed }
        : { status: 503, body: { code: "database_unavailable", detail: "It does not answer." } },
  });
  draw();
  expect(await screen.findByRole("heading", { level: 1, name: "The task could not be loaded" })).toBeTruthy();
  expect(document.title).toBe("The task could not be loaded · Greenroom");
  answers = true;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { level: 1, name: completed.name })).toBeTruthy();
});

it("says so where there is no such task", async () => {
  stop = await serve({});
  draw();
  expect(await screen.findByRole("heading", { level: 1, name: "No such task" })).toBeTruthy();
});
