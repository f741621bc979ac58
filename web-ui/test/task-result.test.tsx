import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TaskResult } from "@/components/tasks/task-result";
import { originalAt } from "@/lib/original-time";
import { showPage } from "./admin-pages";
import { serve } from "./gateway";
import { aHuman } from "./humans";
import { fakeMedia } from "./media";
import { aTask } from "./tasks";

let stop = () => {};
let asked: string[];

beforeEach(() => {
  asked = [];
  fakeMedia();
});

afterEach(() => {
  cleanup();
  stop();
  vi.unstubAllGlobals();
});

const task = aTask({ status: "completed", video_url: "/api/videos/17", duration_ms: 30_000 });

async function show({ gone = false, of = task } = {}) {
  const answer = (name: string, status: number, body: unknown) => () => {
    asked.push(name);
    return { status, body };
  };
  stop = await serve({
    "GET /api/digital-humans/3": gone
      ? answer("human", 404, { code: "not_found" })
      : answer("human", 200, aHuman()),
    "GET /api/files/5/info": answer("file", 200, { id: "5", size_bytes: 1000 }),
  });
  showPage(<TaskResult task={of} video="/api/videos/17" />);
  await vi.waitFor(() => expect(asked).toContain("human"));
}

const result = () => screen.getByLabelText<HTMLVideoElement>("Finished video of Opening");

/** Beside an original of ten seconds. */
async function compare() {
  await show();
  fireEvent.click(await screen.findByRole("button", { name: "Compare with the original" }));
  const original = screen.getByLabelText<HTMLVideoElement>("Original video of Ada");
  Object.assign(original, { duration: 10 });
  return original;
}

/** The result as it stands at a moment, and says so. */
function at(seconds: number) {
  result().currentTime = seconds;
  fireEvent(result(), new Event("timeupdate"));
}

describe("the place in the original", () => {
  it.each([
    [3, { at: 3, forwards: true }],
    [13, { at: 7, forwards: false }],
    [20, { at: 0, forwards: true }],
    [24, { at: 4, forwards: true }],
  ])("is, at %d s, where it was taken from: there and back again", (seconds, place) => {
    expect(originalAt(seconds, 10)).toEqual(place);
  });

  it("is the beginning while its length is not known", () => {
    expect(originalAt(3, Number.NaN)).toEqual({ at: 0, forwards: true });
  });
});

describe("beside the original", () => {
  it("plays, pauses and jumps it along, and only the result sounds", async () => {
    const original = await compare();
    expect(original.muted).toBe(true);
    expect(original.controls).toBe(false);
    at(4);
    expect(original.currentTime).toBe(4);
    await result().play();
    expect(original.paused).toBe(false);
    result().pause();
    expect(original.paused).toBe(true);
  });

  it("leaves it alone while nobody sees a difference", async () => {
    const original = await compare();
    at(4);
    await result().play();
    at(4.1);
    expect(original.currentTime).toBe(4);
    expect(original.playbackRate).toBeCloseTo(1.05);
    at(4.5);
    expect(original.currentTime).toBe(4.5);
  });

  it("goes on to where the result has gone while it was on its way", async () => {
    const original = await compare();
    let seeking = true;
    Object.defineProperty(original, "seeking", { get: () => seeking });
    at(4);
    at(6);
    seeking = false;
    fireEvent(original, new Event("seeked"));
    expect(original.currentTime).toBe(6);
  });

  it("turns it round where the voice is longer", async () => {
    const original = await compare();
    at(9);
    await result().play();
    at(12);
    expect(original.currentTime).toBe(8);
    expect(original.paused).toBe(true);
    at(21);
    expect(original.currentTime).toBe(1);
    expect(original.paused).toBe(false);
  });

  it("plays on in the same player when the original comes and goes", async () => {
    await show();
    const player = result();
    fireEvent.click(await screen.findByRole("button", { name: "Compare with the original" }));
    fireEvent.click(screen.getByRole("button", { name: "The result alone" }));
    expect(result()).toBe(player);
    expect(screen.queryByLabelText("Original video of Ada")).toBeNull();
  });

  it("says that a browser cannot play it", async () => {
    fireEvent.error(await compare());
    expect(screen.getByText("This browser cannot play the original.")).toBeTruthy();
  });
});

it("shows the picture of the task until it plays", async () => {
  await show({ of: { ...task, thumbnail_url: "/api/tasks/17/thumbnail" } });
  expect(result().getAttribute("poster")).toBe("/api/tasks/17/thumbnail");
});

it("offers to save what the browser cannot play", async () => {
  await show();
  fireEvent.error(result());
  expect(screen.getByText("This browser cannot play the video.")).toBeTruthy();
  const save = screen.getByRole("link", { name: "Download it" });
  expect(save.getAttribute("href")).toBe("/api/videos/17?download=1");
});

it("leaves a connection that was lost to the player", async () => {
  await show();
  Object.defineProperty(result(), "error", { value: { code: 2 } });
  fireEvent.error(result());
  expect(result()).toBeTruthy();
});

it("shows no row of pictures where there are none", async () => {
  await show({ of: { ...task, storyboard_url: "/api/storyboards/17" } });
  const strip = screen.getByRole("slider", { name: "Place in the video" });
  fireEvent.error(strip.querySelector("img") as Element);
  expect(screen.queryByRole("slider", { name: "Place in the video" })).toBeNull();
});

it("offers no original that was deleted", async () => {
  await show({ gone: true });
  expect(result()).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Compare with the original" })).toBeNull();
});

describe("the waveform", () => {
  it("is fetched for nobody who does not open it", async () => {
    await show();
    expect(asked).not.toContain("file");
  });

  it("leads through the video", async () => {
    await show();
    const waveform = screen.getByText("Waveform of the voice").closest("details");
    if (!waveform) throw new Error("no disclosure");
    waveform.open = true;
    fireEvent(waveform, new Event("toggle"));
    fireEvent.change(await screen.findByRole("slider", { name: "Place in the voice" }), {
      target: { value: "12.5" },
    });
    expect(result().currentTime).toBe(12.5);
    expect(screen.getByText("0:13 / 0:30")).toBeTruthy();
  });
});
