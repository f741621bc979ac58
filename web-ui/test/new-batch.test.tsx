import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NewTaskForm } from "@/components/new-task/new-task-form";
import { newItem } from "@/lib/uploads/upload-item";
import { anAudio } from "./files";
import { serve } from "./gateway";
import { inApp } from "./in-app";

const push = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

/** Files that have arrived already: how they travel is told by the tests of the queue. */
vi.mock("@/components/upload/use-uploads", () => ({
  useUploads: (kind: string) => useArrived(kind),
  useOneUpload: (kind: string) => ({
    ...useArrived(kind, []),
    item: null,
    file: null,
    stored: null,
    leftOut: 0,
  }),
}));

function useArrived(kind: string, names = ["opening.wav", "weather.wav", "sport.wav"]) {
  const [items, setItems] = useState(() =>
    names.map((name, index) => ({
      ...newItem(`${index}`, new File(["x"], name)),
      state: "stored",
      stored: anAudio({ id: `${index}`, path: `files/${index}`, name }),
    })),
  );
  const nothing = () => {};
  const remove = (key: string) => setItems((now) => now.filter((item) => item.key !== key));
  return { kind, items, busy: false, add: nothing, pause: nothing, resume: nothing, clear: nothing, remove };
}

let stop = () => {};
/** The audios of each submission, oldest first. */
let submitted: string[][];

beforeEach(() => {
  submitted = [];
  push.mockClear();
  // As browsers do by now, and jsdom not at all.
  Element.prototype.scrollIntoView = () => Promise.resolve();
});

afterEach(() => {
  cleanup();
  stop();
});

const ffmpeg = { name: "ffmpeg", is_default: true, lip_sync: false, live_workers: 1, params_schema: {} };

async function show(refusedOf: (audios: string[]) => number[]) {
  const refusal = { status: 422, code: "not_audio", detail: "is a file without sound", errors: [] };
  stop = await serve({
    "GET /api/engines": () => ({ status: 200, body: { data: [ffmpeg] } }),
    "POST /api/tasks/batch": (body) => {
      const audios = (JSON.parse(body).tasks as { audio_path: string }[]).map(({ audio_path }) => audio_path);
      submitted.push(audios);
      const refused = refusedOf(audios);
      if (refused.length === audios.length) {
        const errors = audios.map((_, index) => ({
          field: `tasks.${index}.audio_path`,
          code: "not_audio",
          message: "is a file without sound",
        }));
        return { status: 422, body: { code: "validation_failed", detail: "None can be accepted.", errors } };
      }
      const items = audios.map((_, index) => ({
        index,
        id: refused.includes(index) ? null : `task-${index}`,
        refusal: refused.includes(index) ? refusal : null,
      }));
      return { status: 201, body: { id: "b7", name: null, items } };
    },
  });
  render(inApp(<NewTaskForm start={{ human: "3", from: null }} />));
  await screen.findByRole("radio", { name: /ffmpeg/, checked: true });
  fireEvent.click(screen.getByRole("button", { name: "Start 3 tasks" }));
}

const rowOf = (name: string) => within(screen.getByText(name).closest("li") as HTMLElement);

it("hands several audios in at once and leads to their batch", async () => {
  await show(() => []);
  await vi.waitFor(() => expect(push).toHaveBeenCalledWith("/tasks?batch=b7"));
  expect(submitted).toEqual([["files/0", "files/1", "files/2"]]);
});

it("keeps what was refused, with its reason, and starts only that again", async () => {
  await show((audios) => (audios.length === 3 ? [1, 2] : []));
  expect(await screen.findByText("1 of 3 tasks were accepted")).toBeTruthy();
  expect(screen.queryByText("opening.wav")).toBeNull();
  expect(rowOf("weather.wav").getByText("This file has no sound.")).toBeTruthy();
  expect(rowOf("sport.wav").getByText("This file has no sound.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "See the batch" }).getAttribute("href")).toBe("/tasks?batch=b7");
  expect(push).not.toHaveBeenCalled();

  fireEvent.click(screen.getByRole("button", { name: "Start 2 tasks" }));
  await vi.waitFor(() => expect(push).toHaveBeenCalled());
  expect(submitted[1]).toEqual(["files/1", "files/2"]);
});

it("shows at each audio why none was accepted", async () => {
  await show((audios) => audios.map((_, index) => index));
  expect((await screen.findAllByText("This file has no sound.")).length).toBe(3);
  expect(screen.getByText("validation_failed")).toBeTruthy();
});
