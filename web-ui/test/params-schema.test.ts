import { expect, it } from "vitest";
import { faultOf, type Param, paramsOf, typed } from "@/lib/params-schema";

/** As GET /api/engines has it. */
const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {
    crf: { type: ["integer", "null"], minimum: 10, maximum: 40, default: 20 },
    speed: { type: ["number", "null"], minimum: 0.5 },
    preset: { type: ["string", "null"], enum: ["fast", "slow", null], default: "fast" },
    watermark: { type: ["boolean", "null"], default: false },
    mood: { type: ["string", "null"] },
    matrix: { type: ["array", "null"] },
  },
  additionalProperties: true,
};

const params = paramsOf(schema);
const param = (name: string) => params.find((known) => known.name === name) as Param;

it("reads what a form can show, and passes over the rest", () => {
  expect(params).toEqual([
    { name: "crf", standard: 20, kind: "number", whole: true, least: 10, most: 40 },
    { name: "speed", standard: null, kind: "number", whole: false, least: 0.5, most: null },
    { name: "preset", standard: "fast", kind: "choice", values: ["fast", "slow"] },
    { name: "watermark", standard: false, kind: "switch" },
    { name: "mood", standard: null, kind: "text" },
  ]);
});

it("takes an engine that describes nothing", () => {
  expect(paramsOf({})).toEqual([]);
});

it("finds what the engine would refuse", () => {
  expect(faultOf(param("crf"), "41")).toEqual({ word: "between", least: 10, most: 40 });
  expect(faultOf(param("crf"), "20.5")).toEqual({ word: "wholeNumber" });
  expect(faultOf(param("crf"), "good")).toEqual({ word: "wholeNumber" });
  expect(faultOf(param("speed"), "0.4")).toEqual({ word: "atLeast", least: 0.5 });
  expect(faultOf(param("speed"), "quick")).toEqual({ word: "number" });
  expect(faultOf(param("preset"), "medium")).toEqual({ word: "notInList" });
});

it("finds nothing wrong with what fits or was not given", () => {
  for (const given of ["10", " 40 ", 23, "", undefined, null])
    expect(faultOf(param("crf"), given)).toBeNull();
  expect(faultOf(param("preset"), "slow")).toBeNull();
  expect(faultOf(param("watermark"), true)).toBeNull();
  expect(faultOf(param("mood"), "42")).toBeNull();
});

it("gives what was typed the type that the engine wants", () => {
  expect(typed(param("crf"), " 23 ")).toBe(23);
  expect(typed(param("speed"), "1,5")).toBe(1.5);
  expect(typed(param("crf"), "  ")).toBeUndefined();
  expect(typed(param("mood"), "42")).toBe("42");
  expect(typed(param("watermark"), false)).toBe(false);
});
