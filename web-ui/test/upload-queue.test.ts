import { beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "@/lib/api/problem";
import type { TransferEvents } from "@/lib/api/uploads";
import type { Checked } from "@/lib/uploads/check-file";
import type { UploadState } from "@/lib/uploads/upload-item";
import { UploadQueue } from "@/lib/uploads/upload-queue";
import { aFile } from "./files";

/** What a queue asks of a sender, to be answered by hand. */
const under = new Map<string, TransferEvents>();
let paused: string[] = [];
let forgotten: string[] = [];
let verdict: Checked = { fault: null, facts: null };
let queue: UploadQueue;

const file = (name: string) => new File(["four"], name);
const states = () => queue.snapshot().map((item): [string, UploadState] => [item.file.name, item.state]);
const keyOf = (name: string) => queue.snapshot().find((item) => item.file.name === name)?.key ?? "none";
const checked = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  under.clear();
  paused = [];
  forgotten = [];
  verdict = { fault: null, facts: null };
  queue = new UploadQueue({
    check: async ({ name }) => {
      if (name === "folder") throw new DOMException("", "NotFoundError");
      return verdict;
    },
    sender: {
      start: ({ name }, events) => {
        under.set(name, events);
        return { pause: () => paused.push(name) };
      },
      forget: ({ name }) => forgotten.push(name),
    },
  });
});

describe("a queue of uploads", () => {
  it("sends three at once, and the next when one has ended", async () => {
    queue.add(["a", "b", "c", "d"].map(file));
    await checked();
    expect([...under.keys()]).toEqual(["a", "b", "c"]);
    expect(states()[3]).toEqual(["d", "waiting"]);

    under.get("b")?.onError(new ApiError(0, "gateway_unreachable", ""));
    expect(states()[1]).toEqual(["b", "failed"]);
    expect(states()[3]).toEqual(["d", "sending"]);
  });

  it("never sends what the check refuses", async () => {
    verdict = { fault: { code: "notVideo" }, facts: null };
    queue.add([file("a")]);
    await checked();
    expect(states()).toEqual([["a", "refused"]]);
    expect(under.size).toBe(0);
  });

  it("refuses what cannot be read, and sends the rest", async () => {
    queue.add([file("folder"), file("a")]);
    await checked();
    expect(states()).toEqual([
      ["folder", "refused"],
      ["a", "sending"],
    ]);
    expect(queue.snapshot()[0]?.fault).toEqual({ code: "unreadable" });
  });

  it("says when all is sent and the gateway still looks at it", async () => {
    queue.add([file("a")]);
    await checked();
    under.get("a")?.onProgress(2);
    expect(queue.snapshot()[0]).toMatchObject({ state: "sending", sentBytes: 2 });
    under.get("a")?.onProgress(4);
    expect(queue.snapshot()[0]).toMatchObject({ state: "finishing", sentBytes: 4 });
    under.get("a")?.onStored(aFile());
    expect(queue.snapshot()[0]).toMatchObject({ state: "stored", stored: { id: "7" } });
  });

  it("pauses one, which makes room for the next, and goes on with it later", async () => {
    queue.add(["a", "b", "c", "d"].map(file));
    await checked();
    queue.pause(keyOf("a"));
    expect(paused).toEqual(["a"]);
    expect(states()[3]).toEqual(["d", "sending"]);

    queue.resume(keyOf("a"));
    expect(states()[0]).toEqual(["a", "waiting"]);
    under.get("c")?.onStored(aFile());
    expect(states()[0]).toEqual(["a", "sending"]);
  });

  it("gives up what is removed, but not what is stored", async () => {
    queue.add([file("a"), file("b")]);
    await checked();
    under.get("b")?.onStored(aFile());
    queue.clear();
    expect(paused).toEqual(["a"]);
    expect(forgotten).toEqual(["a"]);
    expect(states()).toEqual([]);
  });

  it("keeps what has come when the page is left", async () => {
    queue.add([file("a")]);
    await checked();
    queue.leave();
    expect(paused).toEqual(["a"]);
    expect(forgotten).toEqual([]);
  });

  it("is not surprised by the check of a file that was removed meanwhile", async () => {
    queue.add([file("a")]);
    queue.remove(keyOf("a"));
    await checked();
    expect(under.size).toBe(0);
  });
});
