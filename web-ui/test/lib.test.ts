import { describe, expect, it } from "vitest";
import { ApiError, isUnreachable, problemOf } from "@/lib/api/problem";
import { bytes, clock, titleOf } from "@/lib/format";
import { routes, safeNext } from "@/lib/routes";

describe("a refusal", () => {
  it("carries the gateway's code, sentence and fields", () => {
    const body = JSON.stringify({
      status: 422,
      code: "not_audio",
      detail: "The file has no audio track.",
      errors: [{ field: "audio_path", code: "not_audio", message: "No audio track." }],
    });
    const error = problemOf(422, body);
    expect([error.status, error.code, error.detail]).toEqual([
      422,
      "not_audio",
      "The file has no audio track.",
    ]);
    expect(error.errors[0]?.field).toBe("audio_path");
  });

  it("from a proxy or from nobody means that the gateway does not answer", () => {
    expect(isUnreachable(problemOf(502, "<html>Bad Gateway</html>"))).toBe(true);
    expect(isUnreachable(problemOf(0, ""))).toBe(true);
    expect(
      isUnreachable(problemOf(503, '{"code":"unavailable","detail":"The store does not answer."}')),
    ).toBe(false);
  });

  it("that is no problem+json still has a code to quote", () => {
    expect(problemOf(500, "oops")).toBeInstanceOf(ApiError);
    expect(problemOf(500, "oops").code).toBe("http_500");
  });
});

describe("the way back after signing in", () => {
  it("leads to the page that was asked for", () => {
    expect(safeNext("/tasks/17?a=b")).toBe("/tasks/17?a=b");
    expect(safeNext(null)).toBe(routes.home);
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "never leaves this site: %s",
    (next) => expect(safeNext(next)).toBe(routes.home),
  );
});

describe("the address of a new task", () => {
  it("says what it begins with", () => {
    expect(routes.newTask()).toBe("/tasks/new");
    expect(routes.newTask({ human: "3" })).toBe("/tasks/new?human=3");
    expect(routes.newTask({ from: "17" })).toBe("/tasks/new?from=17");
  });
});

describe("figures", () => {
  it("show lengths as a clock does", () => {
    expect([0, 999, 83_000, 3_723_000].map(clock)).toEqual(["0:00", "0:01", "1:23", "1:02:03"]);
  });

  it("show sizes in the reader's units", () => {
    expect([1, 1_572_864, 52_428_800].map((count) => bytes(count, "en"))).toEqual([
      "1 byte",
      "1.5 MB",
      "50 MB",
    ]);
    expect(bytes(1_572_864, "zh-CN")).toContain("1.5");
  });

  it("guess a title from a file's name", () => {
    expect(["intro.take 2.wav", "早报.mp3", ".wav"].map(titleOf)).toEqual(["intro.take 2", "早报", ".wav"]);
  });
});
