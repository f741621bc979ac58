import { createTranslator } from "use-intl";
import { describe, expect, it } from "vitest";
import { adminWords } from "@/lib/admin-words";
import { findings } from "@/lib/finding-words";
import { messages } from "@/lib/messages";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  );
}

const holes = (text: string) =>
  [...text.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map((hole) => hole[1] ?? hole[2]).sort();

describe("the messages", () => {
  const en = flatten({ ...messages.en, ...adminWords.en, ...findings.en });
  const zh = new Map(flatten({ ...messages["zh-CN"], ...adminWords["zh-CN"], ...findings["zh-CN"] }));

  it("have the same keys in every language", () => {
    expect([...zh.keys()].sort()).toEqual(en.map(([key]) => key).sort());
  });

  it("have the same holes in every language", () => {
    for (const [key, text] of en) expect([key, holes(zh.get(key) ?? "")]).toEqual([key, holes(text)]);
  });

  it("are not left empty or in the other language", () => {
    for (const [key, text] of zh) {
      expect([key, text.trim()]).not.toEqual([key, ""]);
      // The switch names the other language in that language.
      if (key !== "nav.language") expect([key, /[\u4e00-\u9fff]/.test(text)]).toEqual([key, true]);
    }
  });

  it("count in both languages", () => {
    const english = createTranslator({ locale: "en", messages: messages.en });
    const chinese = createTranslator({ locale: "zh-CN", messages: messages["zh-CN"] });
    expect(english("tasks.queue", { position: 1 })).toBe("Next of its workspace");
    expect(english("tasks.queue", { position: 1200 })).toBe("Number 1,200 of its workspace");
    expect(chinese("tasks.queue", { position: 3 })).toBe("在本工作区排第 3 位");
  });
});
