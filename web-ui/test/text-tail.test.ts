import { expect, it } from "vitest";
import { tail } from "@/lib/text-tail";

it("cuts a long text where a line begins", () => {
  expect(tail("one\ntwo\nthree", 20)).toBe("one\ntwo\nthree");
  expect(tail("one\ntwo\nthree", 7)).toBe("three");
  expect(tail("one long line", 7)).toBe("ng line");
  expect(tail("one long line\n", 7)).toBe("g line\n");
});
