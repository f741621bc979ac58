import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkFile } from "@/lib/uploads/check-file";
import type { MediaFacts } from "@/lib/uploads/media-facts";
import { sniff } from "@/lib/uploads/media-kind";
import { Speed } from "@/lib/uploads/speed";

/** What the browser would find in the file; null: it cannot read it. jsdom plays nothing. */
let facts: MediaFacts | null = null;

vi.mock("@/lib/uploads/media-facts", () => ({ readFacts: async () => facts }));

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const mp4 = new File([latin1("\0\0\0\x18ftypisom")], "a.mp4", { type: "video/mp4" });
const wav = new File([latin1("RIFF\x24\0\0\0WAVEfmt ")], "a.wav", { type: "audio/wav" });
const png = new File([latin1("\x89PNG\r\n\x1a\n")], "a.mp4", { type: "video/mp4" });

beforeEach(() => {
  facts = null;
});
afterEach(() => vi.restoreAllMocks());

describe("a file that is chosen", () => {
  it("is known by its content, whatever its name says", async () => {
    expect(await sniff(mp4)).toBe("container");
    expect(await sniff(wav)).toBe("audio");
    expect(await sniff(png)).toBe("image");
    expect(await sniff(new File([latin1("\xff\xfb\x90\x64")], "a"))).toBe("audio");
    expect(await sniff(new File(["hello"], "a.mp4"))).toBe(null);
  });

  it.each([
    ["an empty one", new File([], "a.mp4"), "video", "empty"],
    ["a picture called a video", png, "video", "notVideo"],
    ["a sound where a video is wanted", wav, "video", "notVideo"],
    ["a picture where a sound is wanted", png, "audio", "notAudio"],
    ["a text", new File(["hello"], "a.txt", { type: "text/plain" }), "audio", "notMedia"],
    [
      "a document called a video",
      new File(["%PDF-1.7"], "a.mp4", { type: "video/mp4" }),
      "video",
      "notMedia",
    ],
  ] as const)("is refused: %s", async (_, file, kind, code) => {
    expect((await checkFile(file, kind, null)).fault?.code).toBe(code);
  });

  it("is refused over the gateway's limit", async () => {
    const limits = { video: 11, audio: 100 };
    expect((await checkFile(mp4, "video", limits)).fault).toEqual({ code: "tooLarge", most: 11 });
    expect((await checkFile(mp4, "audio", limits)).fault).toBe(null);
  });

  it.each([
    ["video", { seconds: 8, width: 1920, height: 48 }, "tooSmall"],
    ["video", { seconds: 8, width: 7680, height: 4320 }, "tooManyPixels"],
    ["video", { seconds: 3_601, width: 1280, height: 720 }, "tooLong"],
    ["audio", { seconds: 7_201, width: null, height: null }, "tooLong"],
    ["audio", { seconds: 0.05, width: null, height: null }, "tooShort"],
  ] as const)("is refused as no %s where it holds %o", async (kind, found, code) => {
    facts = found;
    expect((await checkFile(mp4, kind, null)).fault?.code).toBe(code);
  });

  it("has the benefit of the doubt where the browser cannot read it", async () => {
    expect(await checkFile(mp4, "video", null)).toEqual({ fault: null, facts: null });
    facts = { seconds: 8, width: null, height: null };
    expect((await checkFile(mp4, "video", null)).fault).toBe(null);
    const odd = new File(["????"], "a.amr", { type: "audio/amr" });
    expect((await checkFile(odd, "audio", null)).fault).toBe(null);
  });
});

describe("the speed of an upload", () => {
  it("is that of the last seconds", () => {
    const speed = new Speed();
    expect(speed.add(0, 0)).toBe(null);
    expect(speed.add(1_000, 1_000)).toBe(1_000);
    for (let second = 2; second <= 20; second++) speed.add(second * 10_000, second * 1_000);
    expect(speed.add(210_000, 21_000)).toBe(10_000);
  });
});
