import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/api/problem";
import type { Unfinished } from "@/lib/api/types";
import { TusSender } from "@/lib/api/uploads";
import { aFile, anUnfinished } from "./files";
import { serve } from "./gateway";
import { begun } from "./tus";

vi.mock("tus-js-client", () => import("./tus"));

const file = new File(["12345678"], "ada.mp4", { type: "video/mp4", lastModified: 99 });
const unfinished = anUnfinished();

let left: Unfinished[] = [];
let ended: string[] = [];
let stop = () => {};
const events = { onProgress: vi.fn(), onStored: vi.fn(), onError: vi.fn() };

beforeEach(async () => {
  begun.length = 0;
  left = [];
  ended = [];
  vi.clearAllMocks();
  stop = await serve({
    "GET /api/uploads?limit=200": () => ({ status: 200, body: { data: left } }),
    "GET /api/uploads/5": () => ({ status: 200, body: { ...unfinished, file: aFile() } }),
    "DELETE /api/uploads/5": () => {
      ended.push("5");
      return { status: 204 };
    },
  });
});
afterEach(() => stop());

const started = (count: number) => vi.waitFor(() => expect(begun[count - 1]?.started).toBe(true));

it("begins anew what the gateway knows nothing of, and tells the file that it became", async () => {
  new TusSender().start(file, events);
  await started(1);
  expect(begun[0]?.options.uploadUrl).toBe(null);
  expect(begun[0]?.options.metadata).toMatchObject({ filename: "ada.mp4", last_modified: "99" });

  Object.assign(begun[0] ?? {}, { url: "http://localhost/api/uploads/5" });
  begun[0]?.options.onUploadUrlAvailable?.();
  begun[0]?.options.onSuccess?.({} as never);
  await vi.waitFor(() => expect(events.onStored).toHaveBeenCalledWith(aFile()));
});

it("goes on with what was broken off before a reload, once", async () => {
  left = [{ ...unfinished, id: "4", url: "/api/uploads/4", last_modified: "98" }, unfinished];
  const sender = new TusSender();
  sender.start(file, events);
  await started(1);
  expect(begun[0]?.options.uploadUrl).toBe("/api/uploads/5");

  sender.start(new File(["12345678"], "ada.mp4", { lastModified: 99 }), events);
  await started(2);
  expect(begun[1]?.options.uploadUrl).toBe(null);
});

it("leaves what another key has begun alone", async () => {
  left = [{ ...unfinished, mine: false }];
  new TusSender().start(file, events);
  await started(1);
  expect(begun[0]?.options.uploadUrl).toBe(null);
});

it("tells nothing more after a pause, and goes on from there", async () => {
  left = [unfinished];
  const sender = new TusSender();
  const transfer = sender.start(file, events);
  await started(1);
  transfer.pause();
  expect(begun[0]?.aborted).toBe(true);
  begun[0]?.options.onProgress?.(8, 8);
  begun[0]?.options.onError?.(new Error("aborted"));
  expect(events.onProgress).not.toHaveBeenCalled();
  expect(events.onError).not.toHaveBeenCalled();

  left = [];
  sender.start(file, events);
  await started(2);
  expect(begun[1]?.options.uploadUrl).toBe("/api/uploads/5");
});

it("tells the gateway's refusal with its code, and no answer as none", async () => {
  new TusSender().start(file, events);
  await started(1);
  const body = JSON.stringify({ code: "storage_full", detail: "There is no room." });
  const refusal = { originalRequest: {}, originalResponse: { getStatus: () => 413, getBody: () => body } };
  begun[0]?.options.onError?.(Object.assign(new Error(), refusal) as never);
  expect(events.onError).toHaveBeenLastCalledWith(new ApiError(413, "storage_full", "There is no room."));
  begun[0]?.options.onError?.(Object.assign(new Error(), { ...refusal, originalResponse: null }) as never);
  expect(events.onError.mock.lastCall?.[0]).toMatchObject({ code: "gateway_unreachable" });
});

it("ends at the gateway what is given up", async () => {
  left = [unfinished];
  const sender = new TusSender();
  sender.start(file, events).pause();
  await vi.waitFor(() => expect(begun).toHaveLength(1));
  sender.forget(file);
  await vi.waitFor(() => expect(ended).toEqual(["5"]));
});
