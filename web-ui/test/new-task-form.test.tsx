import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NewTaskPage } from "@/components/new-task/new-task-page";
import { anAudio } from "./files";
import { serve } from "./gateway";
import { inApp } from "./in-app";
import { aTask } from "./tasks";

const push = vi.fn();
let query = "";
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push }),
  useSearchParams: () => new URLSearchParams(query),
}));

let stop = () => {};
/** What was handed in, oldest first. */
let submitted: unknown[];
let keys: (string | undefined)[];
let estimated: Record<string, unknown>[];

const human = {
  id: "3",
  name: "Ada",
  description: null,
  video_path: "files/1",
  video_url: "/api/digital-humans/3/video",
  thumbnail_url: null,
  status: "active",
  params: { audio_kbps: 96 },
  created_at: "2026-11-24T09:00:00.000Z",
  updated_at: "2026-11-24T09:00:00.000Z",
};

const number = (minimum: number, maximum: number, standard: number) => ({
  type: ["integer", "null"],
  minimum,
  maximum,
  default: standard,
});

const engines = [
  {
    name: "ffmpeg",
    is_default: true,
    lip_sync: false,
    live_workers: 2,
    params_schema: { properties: { crf: number(10, 40, 20), audio_kbps: number(64, 320, 160) } },
  },
  { name: "heygem", is_default: false, lip_sync: true, live_workers: 0, params_schema: {} },
];

const estimate = {
  engine: "ffmpeg",
  audio_ms: 14_000,
  wait_seconds: 130,
  render_seconds: 25,
  p90: 300,
  learnt_from: 34,
};

beforeEach(() => {
  submitted = [];
  keys = [];
  estimated = [];
  push.mockClear();
});

afterEach(() => {
  cleanup();
  stop();
});

type Answer = { status: number; body?: unknown };

async function show(address: string, submit: () => Answer, more: Record<string, () => Answer> = {}) {
  query = address;
  const earlier = aTask({ name: "Opening", params: { engine: "ffmpeg", crf: 23 } });
  const page = { data: [human], next_cursor: null, has_more: false };
  stop = await serve({
    "GET /api/session": () => ({
      status: 200,
      body: { name: "studio", workspace_id: "w1", scopes: ["submit", "read"] },
    }),
    "GET /api/digital-humans?status=active&workspace_id=w1&limit=24": () => ({ status: 200, body: page }),
    "GET /api/digital-humans/3": () => ({ status: 200, body: human }),
    "GET /api/engines": () => ({ status: 200, body: { data: engines } }),
    "GET /api/tasks/17": () => ({ status: 200, body: earlier }),
    "GET /api/files/5/info": () => ({ status: 200, body: anAudio() }),
    "POST /api/tasks/estimate": (body) => {
      estimated.push(JSON.parse(body));
      return { status: 200, body: estimate };
    },
    "POST /api/tasks": (body) => {
      submitted.push(JSON.parse(body));
      return submit();
    },
    ...more,
  });
  const realFetch = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    if (path === "/api/tasks") keys.push(new Headers(init.headers).get("idempotency-key") ?? undefined);
    return realFetch(path, init);
  });
  render(inApp(<NewTaskPage />));
}

const accepted = () => ({ status: 201, body: aTask({ id: "18" }) });
const start = () => fireEvent.click(screen.getByRole("button", { name: "Start rendering" }));
const chosen = (name: RegExp) => screen.findByRole("radio", { name, checked: true });

it("runs an earlier task again with changes", async () => {
  await show("from=17", accepted);
  expect(await screen.findByText("opening.wav")).toBeTruthy();
  await chosen(/Ada/);
  await chosen(/ffmpeg/);
  const crf = screen.getByLabelText("Compression (crf)") as HTMLInputElement;
  expect(crf.value).toBe("23");

  fireEvent.change(crf, { target: { value: "18" } });
  fireEvent.change(screen.getByLabelText("Name of the task"), { target: { value: "Opening, sharper" } });
  start();

  await vi.waitFor(() => expect(push).toHaveBeenCalledWith("/tasks/18"));
  expect(submitted).toEqual([
    {
      name: "Opening, sharper",
      digital_human_id: "3",
      audio_path: "files/5",
      params: { engine: "ffmpeg", crf: 18 },
    },
  ]);
});

it("says what to expect before anything is submitted", async () => {
  await show("from=17", accepted);
  const panel = within(await screen.findByRole("region", { name: "What to expect" }));
  expect(await panel.findByText("about 2 min")).toBeTruthy();
  expect(panel.getByText("about 25 sec")).toBeTruthy();
  expect(panel.getByText(/In nine of ten cases ready by/)).toBeTruthy();
  expect(panel.getByText("From 34 earlier runs")).toBeTruthy();
  expect(estimated[0]).toEqual({ audio_ms: 14_000, priority: 0, params: { engine: "ffmpeg", crf: 23 } });
  expect(submitted).toEqual([]);
});

it("hands in the priority that was chosen", async () => {
  await show("from=17", accepted);
  await chosen(/Ada/);
  await chosen(/ffmpeg/);
  const priority = screen.getByRole("slider", { name: "Priority" });
  expect(priority.getAttribute("aria-valuetext")).toBe("Normal");
  fireEvent.change(priority, { target: { value: "7" } });
  expect(priority.getAttribute("aria-valuetext")).toBe("Higher (+7)");
  start();

  await vi.waitFor(() => expect(push).toHaveBeenCalledWith("/tasks/18"));
  expect(submitted).toEqual([expect.objectContaining({ priority: 7 })]);
});

it("shows where a default comes from", async () => {
  await show("from=17", accepted);
  const sound = (await screen.findByLabelText("Sound, kbit/s (audio_kbps)")) as HTMLInputElement;
  await vi.waitFor(() => expect(sound.placeholder).toBe("Default: 96"));
  expect((screen.getByLabelText("Compression (crf)") as HTMLInputElement).placeholder).toBe("Default: 20");
});

it("sends nothing that it knows to be wrong, and leads to it", async () => {
  await show("from=17", accepted);
  const sound = await screen.findByLabelText("Sound, kbit/s (audio_kbps)");
  const section = sound.closest("details");
  let seen: boolean | undefined;
  sound.addEventListener("focus", () => {
    seen = section?.open;
  });
  fireEvent.change(sound, { target: { value: "40" } });
  start();
  expect(await screen.findByText("It must be from 64 to 320.")).toBeTruthy();
  expect(document.activeElement).toBe(sound);
  expect(seen).toBe(true);
  expect(submitted).toEqual([]);

  fireEvent.change(sound, { target: { value: "128" } });
  expect(screen.queryByText("It must be from 64 to 320.")).toBeNull();
});

it("leaves the focus where it is when something is wrong long after a try", async () => {
  const problem = { code: "database_unavailable", detail: "Try again." };
  await show("from=17", () => ({ status: 503, body: problem }));
  await chosen(/ffmpeg/);
  start();
  expect(await screen.findByText("database_unavailable")).toBeTruthy();

  const name = screen.getByLabelText("Name of the task");
  name.focus();
  fireEvent.change(screen.getByLabelText("Compression (crf)"), { target: { value: "60" } });
  expect(await screen.findByText("It must be from 10 to 40.")).toBeTruthy();
  expect(document.activeElement).toBe(name);
});

it("says that it waits for the engines", async () => {
  const problem = { code: "database_unavailable", detail: "Try again." };
  await show("human=3", accepted, { "GET /api/engines": () => ({ status: 503, body: problem }) });
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  start();
  const engines = screen.getByRole("group", { name: "Engine" });
  expect(await within(engines).findByText("The engines are not known yet. Wait a moment.")).toBeTruthy();
});

it("ties what is wrong to the choice that it is about", async () => {
  await show("", accepted);
  await screen.findByRole("radio", { name: /Ada/ });
  start();
  const error = await screen.findByText("Choose a digital human or add one.");
  const group = screen.getByRole("group", { name: "Digital human" });
  expect(group.getAttribute("aria-describedby")).toBe(error.id);
  expect(document.activeElement).toBe(within(group).getAllByRole("radio")[0]);
});

it("shows the video of a new digital human before it is sent", async () => {
  URL.createObjectURL = () => "blob:video";
  URL.revokeObjectURL = () => {};
  await show("", accepted);
  fireEvent.click(await screen.findByRole("radio", { name: "New digital human" }));
  const video = new File(["x"], "ada.mp4", { type: "video/mp4" });
  fireEvent.change(screen.getByLabelText("Video of the person"), { target: { files: [video] } });
  expect((await screen.findByLabelText("Preview of the video")).getAttribute("src")).toBe("blob:video");
});

it("searches by the enter key without handing anything in", async () => {
  const page = { data: [human], next_cursor: "x", has_more: true };
  await show("from=17", accepted, {
    "GET /api/digital-humans?status=active&workspace_id=w1&limit=24": () => ({ status: 200, body: page }),
  });
  const search = await screen.findByRole("searchbox", { name: "Search digital humans" });
  // A browser hands the form in by what it does of itself with the key.
  expect(fireEvent.keyDown(search, { key: "Enter" })).toBe(false);
});

it("shows only the digital humans that the gateway finds by what is typed", async () => {
  const all = { data: [human], next_cursor: "x", has_more: true };
  const found = { data: [{ ...human, id: "4", name: "Bo" }], next_cursor: null, has_more: false };
  await show("", accepted, {
    "GET /api/digital-humans?status=active&workspace_id=w1&limit=24": () => ({ status: 200, body: all }),
    "GET /api/digital-humans?q=bo&status=active&workspace_id=w1&limit=24": () => ({
      status: 200,
      body: found,
    }),
  });
  expect(await screen.findByRole("radio", { name: "Ada" })).toBeTruthy();
  fireEvent.change(screen.getByRole("searchbox", { name: "Search digital humans" }), {
    target: { value: "bo" },
  });
  expect(await screen.findByRole("radio", { name: "Bo" })).toBeTruthy();
  expect(screen.queryByRole("radio", { name: "Ada" })).toBeNull();
});

it("shows a refusal at its field until that is changed, and keeps its idempotency key", async () => {
  const errors = [
    { field: "external_id", code: "size", message: "must have 1 to 255 characters" },
    { field: "audio_path", code: "file_unknown", message: "is not the path of an upload of yours" },
  ];
  const problem = { code: "validation_failed", detail: "Check external_id, audio_path.", errors };
  await show("from=17", () => ({ status: 422, body: problem }));
  await screen.findByText("opening.wav");
  await chosen(/ffmpeg/);
  start();

  expect(await screen.findByText("This has too many characters.")).toBeTruthy();
  expect(screen.getByText("The uploaded file is gone. Upload it again.")).toBeTruthy();
  expect(screen.getAllByRole("alert").some((alert) => alert.textContent?.includes("validation_failed"))).toBe(
    true,
  );

  start();
  await vi.waitFor(() => expect(submitted).toHaveLength(2));
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);

  fireEvent.change(screen.getByLabelText("Your own ID"), { target: { value: "order-4711" } });
  await vi.waitFor(() => expect(screen.queryByText("This has too many characters.")).toBeNull());
});

it("begins with the digital human that the address names", async () => {
  await show("human=3", accepted);
  await chosen(/Ada/);
  expect(screen.getByText("Add a voice to see how long it would take.")).toBeTruthy();
  start();
  expect(await screen.findByText("Add an audio file.")).toBeTruthy();
  expect(screen.queryByText("Choose a digital human or add one.")).toBeNull();
});

it("says that the earlier audio is gone, and takes over the rest", async () => {
  const gone = { code: "not_found", detail: "There is no such file." };
  await show("from=17", accepted, { "GET /api/files/5/info": () => ({ status: 404, body: gone }) });
  expect(await screen.findByText("The audio of the earlier task has been deleted. Add one.")).toBeTruthy();
  await chosen(/Ada/);
});

it("can be tried again where the earlier task could not be read", async () => {
  const problem = { code: "database_unavailable", detail: "Try again." };
  let answers = 0;
  await show("from=17", accepted, {
    "GET /api/tasks/17": () =>
      ++answers === 1 ? { status: 503, body: problem } : { status: 200, body: aTask() },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByText("opening.wav")).toBeTruthy();
});

it("tells a key that may only look so, and asks it for nothing", async () => {
  const body = { name: "viewer", workspace_id: "w1", scopes: ["read"] };
  await show("", accepted, { "GET /api/session": () => ({ status: 200, body }) });
  expect(await screen.findByText("Your key may only look")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Start rendering" })).toBeNull();
});
