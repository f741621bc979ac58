import { afterEach, expect, it, vi } from "vitest";
import { inBatches } from "@/lib/frame-batch";

afterEach(() => vi.unstubAllGlobals());

it("hands nothing over once it has ended", () => {
  const pictures: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (picture: () => void) => pictures.push(picture));
  const taken: number[] = [];
  const end = new AbortController();
  const batch = inBatches<number>((items) => taken.push(...items), end.signal);
  batch(1);
  pictures[0]?.();
  batch(2);
  end.abort();
  pictures[1]?.();
  expect(taken).toEqual([1]);
});
