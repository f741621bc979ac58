import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Gateway, operator, set, type Task } from "../tests/gateway.ts";
import { presenter } from "../tests/samples.ts";
import { Gate } from "../tests/stack.ts";
import { ends } from "../tests/world.ts";

/** What the pictures show, in one language. */
export interface Words {
  workspace: string;
  voice: string;
  humans: [string, string, string];
  finished: string[];
  failed: string;
  rendering: [string, string];
  waiting: string[];
}

export const english: Words = {
  workspace: "Harbour Studio",
  voice: "en",
  humans: ["Lin", "Amara", "Noah"],
  finished: [
    "Welcome to the harbour",
    "Evening news, 26 November",
    "Safety briefing, deck 3",
    "Product tour, part 1",
    "Onboarding: your first day",
    "Museum guide, room 12",
    "Weather for the weekend",
    "Thank you, dear customers",
  ],
  failed: "Interview with the pilot",
  rendering: ["Morning news, 27 November", "Product tour, part 2"],
  waiting: ["Product tour, part 3", "Ferry timetable, winter", "Museum guide, room 13"],
};

export const chinese: Words = {
  workspace: "海湾工作室",
  voice: "zh",
  humans: ["小林", "安娜", "陈默"],
  finished: [
    "欢迎来到海湾",
    "晚间新闻 11 月 26 日",
    "三层甲板安全须知",
    "产品导览（一）",
    "入职第一天",
    "博物馆讲解 12 号厅",
    "周末天气",
    "致客户的感谢信",
  ],
  failed: "与领航员的访谈",
  rendering: ["早间新闻 11 月 27 日", "产品导览（二）"],
  waiting: ["产品导览（三）", "轮渡冬季时刻表", "博物馆讲解 13 号厅"],
};

export interface Demo {
  key: string;
  finished: Task;
}

/** A workspace at work: some tasks done, one failed, two rendering, some waiting for them. */
export async function makeDemo(words: Words, folder: string): Promise<Demo> {
  const { key } = await operator().createKey(words.workspace);
  const gateway = new Gateway(key);
  const voice = presenter.replace("presenter.mp4", `greeting.${words.voice}.wav`);
  const audio = await gateway.upload(voice);
  const humans: string[] = [];
  for (const [index, name] of words.humans.entries()) {
    humans.push(await gateway.createHuman(name, await gateway.upload(tinted(index, folder))));
  }
  const task = (name: string, index: number, more = {}) =>
    gateway.createTask({ name, digital_human_id: humans[index % 3], audio_path: audio, ...more });

  const done: Task[] = [];
  for (const [index, name] of words.finished.entries()) {
    done.push(await task(name, index, { params: { engine: "ffmpeg" } }));
  }
  const refused = new Gate(`refused-${words.voice}`);
  await refused.refuse();
  const failed = await task(words.failed, 1, { params: refused.params });
  for (const each of done) await ends(gateway, each, "completed");
  await ends(gateway, failed, "failed");

  for (const [index, name] of words.rendering.entries()) {
    const gate = new Gate(`held-${words.voice}-${index}`);
    await gate.letTo(index === 0 ? 68 : 31);
    await task(name, index, { params: gate.params });
  }
  for (const [index, name] of words.waiting.entries()) await task(name, index);
  const [finished] = done;
  if (!finished) throw new Error("no task was asked for");
  return { key, finished };
}

/** Lets the held tasks go, so that the next picture's have the workers. */
export async function release(words: Words) {
  for (const index of words.rendering.keys()) await new Gate(`held-${words.voice}-${index}`).letTo(100);
}

const tints = [null, "hflip,hue=h=12:s=0.8", "eq=saturation=0.55:gamma_b=1.15"];

/** The presenter in other colours: there is one video of a person in the samples. */
function tinted(index: number, folder: string): string {
  const filter = tints[index];
  if (!filter) return presenter;
  const cache = join(set("GREENROOM_HOME"), "cache");
  const unpacked = readdirSync(cache).find((name) => name.startsWith("ffmpeg-"));
  const file = join(folder, `presenter-${index}.mp4`);
  const ffmpeg = join(cache, unpacked ?? "", "ffmpeg");
  execFileSync(ffmpeg, ["-v", "error", "-y", "-i", presenter, "-vf", filter, "-c:a", "copy", file]);
  return file;
}
