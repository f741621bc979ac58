import { expect, it } from "vitest";
import type { LiveFrame } from "@/lib/api/types";
import { Completions } from "@/lib/completions";
import { aTask, at } from "./tasks";

const now = Date.parse(at(30));
const frame = (about: Parameters<typeof aTask>[0]): LiveFrame => ({ type: "task", task: aTask(about) });

it("tells of a task that was seen running, however the clocks differ", () => {
  const completions = new Completions();
  expect(completions.hear(frame({ status: "processing" }), now)).toBeNull();
  expect(completions.hear(frame({ status: "completed", completed_at: at(1) }), now)?.id).toBe("17");
});

it("tells of a task that was too quick to be seen running", () => {
  const completions = new Completions();
  expect(completions.hear(frame({ status: "failed", completed_at: at(30) }), now)?.status).toBe("failed");
});

it("is silent about old ends, ends told before, and what somebody cancelled", () => {
  const completions = new Completions();
  expect(completions.hear(frame({ status: "completed", completed_at: at(1) }), now)).toBeNull();
  expect(completions.hear(frame({ id: "2", status: "completed", completed_at: at(30) }), now)).not.toBeNull();
  expect(completions.hear(frame({ id: "2", status: "completed", completed_at: at(30) }), now)).toBeNull();
  expect(completions.hear(frame({ id: "3", status: "cancelled", completed_at: at(30) }), now)).toBeNull();
});

it("tells of the second end of a task that was tried again", () => {
  const completions = new Completions();
  expect(completions.hear(frame({ status: "failed", completed_at: at(30) }), now)).not.toBeNull();
  completions.hear(frame({ status: "pending" }), now);
  expect(completions.hear(frame({ status: "completed", completed_at: at(31) }), now)).not.toBeNull();
});

it("forgets the oldest of very many", () => {
  const completions = new Completions();
  completions.hear(frame({ id: "first", status: "processing" }), now);
  for (let i = 0; i < 10_000; i++) completions.hear(frame({ id: `${i}`, status: "processing" }), now);
  expect(completions.hear(frame({ id: "first", status: "completed", completed_at: at(1) }), now)).toBeNull();
  expect(completions.hear(frame({ id: "7", status: "completed", completed_at: at(1) }), now)?.id).toBe("7");
});
