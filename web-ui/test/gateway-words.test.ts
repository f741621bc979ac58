import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findings, findingWords } from "@/lib/finding-words";
import { sentence } from "@/lib/gateway-words";
import { messages } from "@/lib/messages";

const root = join(import.meta.dirname, "../..");
const events = join(root, "events/src/main/java/io/greenroom/events");
const tasks = join(root, "gateway/src/main/java/io/greenroom/gateway/tasks");
const problems = join(root, "gateway/src/main/java/io/greenroom/gateway/problems/Problem.java");

/** The constants of a Java enum of sentences: word and names of the arguments. */
function sentencesOf(file: string): [string, string[]][] {
  const source = readFileSync(file, "utf8");
  const constants = source.matchAll(/^ {4}([A-Z][A-Z_]*)\(([\s\S]*?)\)(?=[,;]$)/gm);
  return [...constants].map(([, name = "", content = ""]) => {
    const english = [...content.matchAll(/"([^"]*)"/g)].map(([, text]) => text).join("");
    return [name.toLowerCase(), holes(english)];
  });
}

/** The words of a Java enum's constants, which stand alone or before their arguments. */
function constantsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/^ {4}([A-Z][A-Z_]*)(?:\(Fault\.[^)]*\))?[,;]?$/gm)].map(([, name = ""]) =>
    name.toLowerCase(),
  );
}

/** The codes of the rows of the table of refusals, each of which begins with its status, on the same line or the next. */
const rowsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^ {4}([A-Z][A-Z_]*)\(\s*\d{3},/gm)].map(([, name = ""]) =>
    name.toLowerCase(),
  );

const holes = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = ""]) => name))].sort();

type Group<T> = Record<string, T | undefined>;

describe.each(Object.entries(findings))("in %s", (_, { findings: said }: { findings: Group<string> }) => {
  it("everything that a worker can find in itself has a sentence with exactly its arguments", () => {
    const found = sentencesOf(join(events, "Finding.java"));
    expect(found.length).toBeGreaterThan(35);
    for (const [word, args] of found) expect([word, holes(said[word] ?? "")]).toEqual([word, args]);
    expect(Object.keys(said).sort()).toEqual(found.map(([word]) => word).sort());
  });
});

describe.each(Object.entries(messages))("in %s", (_, words) => {
  const reasons = sentencesOf(join(events, "FailureReason.java"));
  const notes = sentencesOf(join(events, "Note.java"));
  const milestones = sentencesOf(join(tasks, "Milestone.java"));

  it("every reason of a failure has cause and remedy with exactly its arguments", () => {
    expect(reasons.length).toBeGreaterThan(40);
    const failures: Group<{ cause: string; remedy: string }> = words.failures;
    for (const [word, args] of reasons) {
      const { cause = "", remedy = "" } = failures[word] ?? {};
      expect([word, cause !== "", remedy !== "", holes(cause + remedy)]).toEqual([word, true, true, args]);
    }
    expect(Object.keys(failures).sort()).toEqual(reasons.map(([word]) => word).sort());
  });

  it("every note has a sentence with exactly its arguments", () => {
    expect(notes.length).toBeGreaterThan(10);
    const said: Group<string> = words.notes;
    for (const [word, args] of notes) expect([word, holes(said[word] ?? "")]).toEqual([word, args]);
    expect(Object.keys(said).sort()).toEqual(notes.map(([word]) => word).sort());
  });

  it("every reason why no graphics card was found has a few words of its own", () => {
    const reasons = Object.keys(findings.en.findings).filter((word) =>
      /nvidia_smi|no_graphics|not_looked/.test(word),
    );
    expect(Object.keys(words.workers.noGpu).sort()).toEqual(reasons.sort());
  });

  it("every milestone has a sentence with exactly its arguments", () => {
    expect(milestones.length).toBeGreaterThan(10);
    const said: Group<string> = words.milestones;
    for (const [word, args] of milestones) expect([word, holes(said[word] ?? "")]).toEqual([word, args]);
    expect(Object.keys(said).sort()).toEqual(milestones.map(([word]) => word).sort());
    // What one list names must not be shadowed by another.
    expect(Object.keys(said).filter((word) => word in words.notes || word in words.failures)).toEqual([]);
  });

  it("every code of a failure and every reason of a stop has words", () => {
    const codes = constantsOf(join(events, "FailureCode.java"));
    expect(codes.length).toBeGreaterThan(15);
    const kinds: Group<string> = words.failure;
    for (const word of codes) expect([word, kinds[word] ?? ""]).not.toEqual([word, ""]);
    expect(Object.keys(words.stop).sort()).toEqual(constantsOf(join(events, "StopReason.java")).sort());
  });

  it("every refusal has words", () => {
    const codes = rowsOf(problems);
    expect(codes).toEqual(expect.arrayContaining(["rate_limited", "empty_file"]));
    const said: Group<string> = words.problem;
    for (const code of codes) expect([code, said[code] ?? ""]).not.toEqual([code, ""]);
  });
});

describe("a sentence of the gateway", () => {
  const args = { width: 1920, height: 320, least: 360 };

  it("is said in the reader's language", () => {
    expect(sentence("en", "failures.video_too_small.cause", args, "")).toBe(
      "The video is 1920 × 320 pixels, and each side needs at least 360.",
    );
    expect(sentence("zh-CN", "failures.video_too_small.cause", args, "")).toBe(
      "视频尺寸为 1920 × 320，每边至少需要 360 像素。",
    );
  });

  it("translates the words among its arguments and groups large numbers", () => {
    const file = { what: "audio", bytes: 734_003_200, most: 524_288_000 };
    expect(sentence("zh-CN", "failures.file_too_large.cause", file, "")).toBe(
      "音频文件大小为 734,003,200 字节，最多允许 524,288,000 字节。",
    );
    expect(sentence("en", "notes.stage_ended", { stage: "render", seconds: 12.5 }, "")).toBe(
      "Rendering frames: 12.5 s",
    );
    expect(sentence("zh-CN", "waiting.workers_not_ready", { engine: "heygem", reason: "draining" }, "")).toBe(
      "提供 heygem 引擎的节点现在都不接任务：正在排空。有节点就绪后即开始渲染。",
    );
    const failed = { attempt: 1, worker: "gpu-1", seconds: 12, code: "no_result" };
    expect(sentence("zh-CN", "milestones.attempt_failed", failed, "")).toBe(
      "第 1 次尝试在 gpu-1 上失败，用时 12 秒：引擎没有产出视频。",
    );
    expect(sentence("en", "notes.stage_ended", { stage: "dream", seconds: 1 }, "")).toBe("dream: 1 s");
  });

  it("ends once, whatever a program's own words end with", () => {
    const why = { why: "moov atom not found." };
    expect(sentence("en", "failures.video_unreadable.cause", why, "")).toBe(
      "The video cannot be read: moov atom not found.",
    );
    expect(sentence("zh-CN", "failures.video_unreadable.cause", why, "")).toBe(
      "无法读取该视频：moov atom not found。",
    );
  });

  it("says what a worker has found, unless a newer one has found something new", () => {
    const args = { gib: "5.5", directory: "/work" };
    const check = { name: "disk", level: "warning", message: "As it came.", code: "disk_low", args } as const;
    expect(findingWords("en", check)).toBe(
      "5.5 GiB are free in /work. Long videos may not fit: 10 GiB are advised.",
    );
    expect(findingWords("zh-CN", check)).toBe("/work 剩余 5.5 GiB，长视频可能放不下，建议至少 10 GiB。");
    expect(findingWords("en", { ...check, code: "disk_slow" })).toBeNull();
  });

  it("stays the gateway's own where a word or an argument is not known here", () => {
    expect(sentence("zh-CN", "failures.not_yet_known.cause", args, "As it came.")).toBe("As it came.");
    expect(sentence("zh-CN", "failures.video_too_small.cause", { width: 1 }, "As it came.")).toBe(
      "As it came.",
    );
    expect(sentence("en", "notes.null", null, "As it came.")).toBe("As it came.");
  });
});
