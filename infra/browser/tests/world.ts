import { expect } from "@playwright/test";
import { Gateway, type Key, operator, type Task } from "./gateway.ts";
import { greeting, presenter } from "./samples.ts";
import { Gate } from "./stack.ts";

/** A workspace in which each kind of task is to be seen. */
export interface World {
  key: Key;
  /** Of one who may only read. */
  reader: Key;
  gateway: Gateway;
  human: string;
  /** The path of an uploaded greeting. */
  audio: string;
  completed: Task;
  failed: Task;
  waiting: Task;
  /** Stays at 40 % until the gate is opened. */
  rendering: Task;
  gate: Gate;
  /** Of two tasks that wait. */
  batch: string;
  cancelled: Task;
}

export async function makeWorld(name: string): Promise<World> {
  const key = await operator().createKey(name);
  const reader = await operator().createKey(`${name}, reading`, {
    scopes: ["read"],
    workspace_id: key.workspace_id,
  });
  const gateway = new Gateway(key.key);
  const [video, audio] = await Promise.all([gateway.upload(presenter), gateway.upload(greeting)]);
  const human = await gateway.createHuman("Lin", video);
  const task = (title: string, more = {}) =>
    gateway.createTask({ name: title, digital_human_id: human, audio_path: audio, ...more });

  const refused = new Gate(`refused-${key.id}`);
  await refused.refuse();
  const completed = await task("Welcome to the studio", {
    params: { engine: "ffmpeg", preset: "ultrafast" },
    external_id: "order-4711",
    labels: { team: "news" },
  });
  const failed = await task("Weather, evening edition", { params: refused.params });
  const gate = new Gate(`rendering-${key.id}`);
  await gate.letTo(40);
  const rendering = await task("Evening news", { params: gate.params });
  const batch = await gateway.createBatch(
    ["Lesson 1", "Lesson 2"].map((name) => ({
      name,
      digital_human_id: human,
      audio_path: audio,
      not_before: inDays(30),
    })),
  );
  const waiting = await task("Morning briefing", { not_before: inDays(30) });
  const cancelled = await task("Draft without a title");
  await gateway.cancel(cancelled.id);
  await ends(gateway, completed, "completed");
  await ends(gateway, failed, "failed");
  await expect.poll(async () => (await gateway.human(human)).thumbnail_url).not.toBeNull();
  await expect.poll(async () => (await gateway.task(rendering.id)).progress).toBeGreaterThan(30);
  return {
    key,
    reader,
    gateway,
    human,
    audio,
    completed,
    failed,
    waiting,
    rendering,
    gate,
    batch,
    cancelled,
  };
}

export async function ends(gateway: Gateway, { id }: Task, status: Task["status"]) {
  await expect.poll(async () => (await gateway.task(id)).status, { timeout: 45_000 }).toBe(status);
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
