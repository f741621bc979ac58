import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UploadField } from "@/components/upload/upload-field";
import { UploadsField } from "@/components/upload/uploads-field";
import { useOneUpload, useUploads } from "@/components/upload/use-uploads";
import type { StoredFile, Unfinished } from "@/lib/api/types";
import { newItem, type UploadItem } from "@/lib/uploads/upload-item";
import { aFile, anUnfinished } from "./files";
import { serve } from "./gateway";
import { inApp } from "./in-app";
import { begun } from "./tus";

vi.mock("tus-js-client", () => import("./tus"));

let stop = () => {};

beforeEach(() => {
  begun.length = 0;
  // A browser that can read no video says so, which jsdom does not.
  URL.createObjectURL = () => "blob:video";
  URL.revokeObjectURL = () => {};
  Object.defineProperty(HTMLMediaElement.prototype, "src", {
    configurable: true,
    set() {
      queueMicrotask(() => this.onerror?.());
    },
  });
});

afterEach(() => {
  cleanup();
  stop();
});

const fresh = aFile();

const probed = aFile({
  duration_ms: 83_000,
  probed: true,
  video: { codec: "h264", width: 1920, height: 1080, fps: 25, rotation: 0 },
});

function show(stored: StoredFile) {
  const file = new File([new Uint8Array(2048)], "ada.mp4");
  const item: UploadItem = { ...newItem("1", file), state: "stored", stored };
  const nothing = () => {};
  const acts = {
    add: nothing,
    pause: nothing,
    resume: nothing,
    remove: nothing,
    clear: nothing,
    choose: nothing,
    leftOut: 0,
  };
  const upload = { kind: "video" as const, items: [item], busy: false, item, file, stored, ...acts };
  put(<UploadField label="Video" hint="" upload={upload} />);
}

function put(field: ReactNode) {
  render(inApp(field));
}

it("shows what a video holds as soon as that is found out", async () => {
  let looks = 0;
  stop = await serve({
    "GET /api/files/7/info": () => ({ status: 200, body: ++looks === 1 ? fresh : probed }),
  });
  show(fresh);
  expect(screen.getByText(/2 kB · Uploaded/)).toBeTruthy();
  expect(await screen.findByText(/1:23 · 1920 × 1080 · 25 fps · Uploaded/)).toBeTruthy();
});

it("asks for nothing that it knows", async () => {
  let asked = false;
  stop = await serve({
    "GET /api/files/7/info": () => {
      asked = true;
      return { status: 404 };
    },
  });
  show(probed);
  expect(screen.getByText(/1:23 · 1920 × 1080 · 25 fps · Uploaded/)).toBeTruthy();
  expect(asked).toBe(false);
});

const brokenOff = anUnfinished({ name: "grace.mp4", offset_bytes: 2 });

/** A field with the queue that a page has. */
async function showQueue(field: ReactNode, left: Unfinished[] = []) {
  const sent = { ...brokenOff, id: "6", name: "ada.mp4", file: probed };
  stop = await serve({
    "GET /api/uploads/limits": () => ({ status: 200, body: { video_bytes: 1000, audio_bytes: 1000 } }),
    "GET /api/uploads": () => ({ status: 200, body: { data: left } }),
    "GET /api/uploads/6": () => ({ status: 200, body: sent }),
    "DELETE /api/uploads/5": () => ({ status: 503, body: { code: "database_unavailable", detail: "" } }),
  });
  put(field);
}

function One() {
  return <UploadField label="Video" hint="" upload={useOneUpload("video")} />;
}

function Two() {
  return <UploadsField label="Voices" hint="" uploads={useUploads("audio")} most={2} />;
}

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const mp4 = (name: string) => new File([bytes("\0\0\0\x18ftypisom")], name, { type: "video/mp4" });
const wav = (name: string) => new File([bytes("RIFF\x24\0\0\0WAVEfmt ")], name, { type: "audio/wav" });

function choose(label: string, ...files: File[]) {
  fireEvent.change(screen.getByLabelText(label), { target: { files } });
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const started = (count: number) => waitFor(() => expect(begun[count - 1]?.started).toBe(true));

describe("a file on its way", () => {
  it("is paused, gone on with and tried again until it has arrived", async () => {
    await showQueue(<One />);
    choose("Video", mp4("ada.mp4"));
    await started(1);
    Object.assign(begun[0] ?? {}, { url: "http://localhost/api/uploads/6" });
    act(() => {
      begun[0]?.options.onUploadUrlAvailable?.();
      begun[0]?.options.onProgress?.(6, 12);
    });
    const bar = await screen.findByRole("progressbar", { name: "Upload of ada.mp4" });
    expect(bar.getAttribute("aria-valuenow")).toBe("50");

    press("Pause ada.mp4");
    expect(begun[0]?.aborted).toBe(true);
    press("Go on with ada.mp4");
    await started(2);
    expect(begun[1]?.options.uploadUrl).toBe("/api/uploads/6");

    const silence = Object.assign(new Error(), { originalRequest: {}, originalResponse: null });
    act(() => begun[1]?.options.onError?.(silence as never));
    expect(await screen.findByText("gateway_unreachable")).toBeTruthy();
    press("Try ada.mp4 again");
    await started(3);
    expect(screen.queryByText("gateway_unreachable")).toBeNull();

    act(() => begun[2]?.options.onSuccess?.({} as never));
    expect(await screen.findByText("Uploaded")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Pause|Go on|Try/ })).toBeNull();
  });

  it("is not sent where it is of no use, says why, and makes room for another", async () => {
    await showQueue(<One />);
    choose("Video", new File([bytes("\x89PNG\r\n\x1a\n")], "ada.mp4", { type: "video/mp4" }));
    expect((await screen.findByText("This is not a video.")).getAttribute("role")).toBe("status");
    expect(screen.queryByRole("button", { name: /Pause|Go on|Try/ })).toBeNull();
    expect(begun).toEqual([]);

    press("Remove ada.mp4");
    expect(screen.getByLabelText("Video")).toBeTruthy();
  });

  it("is told of where there are more than there is room for", async () => {
    await showQueue(<Two />);
    choose("Voices", wav("a.wav"), wav("b.wav"), wav("c.wav"));
    expect(await screen.findByText("One file was left out: there is room for 2.")).toBeTruthy();
    expect(screen.queryByText("c.wav")).toBeNull();
    press("Remove a.wav");
    expect(screen.queryByText("One file was left out: there is room for 2.")).toBeNull();
  });

  it("is the first of several where there is room for one, and the others are named as left out", async () => {
    await showQueue(<One />);
    const zone = screen.getByLabelText("Video").closest("label") as HTMLElement;
    fireEvent.drop(zone, { dataTransfer: { files: [mp4("ada.mp4"), mp4("bob.mp4")] } });
    expect(await screen.findByText("One file was left out: there is room for 1.")).toBeTruthy();
    expect(screen.getByText("ada.mp4")).toBeTruthy();
    press("Remove ada.mp4");
    expect(screen.queryByText("One file was left out: there is room for 1.")).toBeNull();
  });
});

it("says that what was broken off could not be discarded", async () => {
  await showQueue(<One />, [brokenOff]);
  fireEvent.click(await screen.findByRole("button", { name: "Discard what has come of grace.mp4" }));
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  expect(screen.getByText("grace.mp4")).toBeTruthy();
});
