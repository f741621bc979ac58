import { describe, expect, it } from "vitest";
import { taskStatuses } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import { allows, taskStatus } from "@/lib/task-status";

describe("the status table", () => {
  it.each(taskStatuses)("has a word in every language for %s", (status) => {
    for (const words of Object.values(messages)) expect(words.status[taskStatus[status].label]).toBeTruthy();
  });

  it("tells statuses apart without colour", () => {
    expect(new Set(taskStatuses.map((status) => taskStatus[status].icon)).size).toBe(taskStatuses.length);
  });

  it("lets only unfinished tasks be cancelled and only lost ones run again", () => {
    expect(taskStatuses.filter((status) => allows(status, "cancel"))).toEqual(["pending", "processing"]);
    expect(taskStatuses.filter((status) => allows(status, "retry"))).toEqual(["failed", "cancelled"]);
    expect(taskStatuses.filter((status) => allows(status, "download"))).toEqual(["completed"]);
  });
});
