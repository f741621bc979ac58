import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { asCurl } from "@/lib/task-curl";
import { aTask } from "./tasks";

/** What a shell hands to curl. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const env = { ...process.env, GREENROOM_API_KEY: "gr_1" };
  return execFileSync("bash", ["-c", script], { env, encoding: "utf8" }).split("\0").slice(0, -1);
}

it("is a command that submits the same task, whatever stands in its texts", () => {
  const task = aTask({
    name: `It's "$HOME" \`ls\` \\ 你好\n!`,
    description: "two",
    priority: -3,
    params: { batch_size: 4 },
    engine: "heygem",
    external_id: "order-4711",
    labels: { team: "news" },
  });
  const words = wordsOf(asCurl(task, "https://greenroom.example"));
  expect(words).toContain("https://greenroom.example/api/tasks");
  expect(words).toContain("X-API-KEY: gr_1");
  expect(JSON.parse(words.at(-1) ?? "")).toEqual({
    name: task.name,
    description: "two",
    digital_human_id: "3",
    audio_path: "files/5",
    priority: -3,
    params: { batch_size: 4, engine: "heygem" },
    external_id: "order-4711",
    labels: { team: "news" },
  });
});

it("says nothing that was not asked for", () => {
  expect(JSON.parse(wordsOf(asCurl(aTask(), "http://x")).at(-1) ?? "")).toEqual({
    name: "Opening",
    digital_human_id: "3",
    audio_path: "files/5",
    params: { engine: "ffmpeg" },
  });
});
