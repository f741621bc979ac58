import { describe, expect, it } from "vitest";
import type { Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import {
  conditions,
  everyTask,
  filterAddress,
  narrows,
  readFilter,
  type TaskFilter,
  toggleStatus,
} from "@/lib/task-filter";
import { matcher } from "@/lib/task-match";
import { aTask } from "./tasks";

const read = (address: string) => readFilter(new URLSearchParams(address));

describe("a filter in the address", () => {
  it("is read as it was written", () => {
    const filter: TaskFilter = {
      statuses: ["pending", "failed"],
      human: "3",
      batch: "9",
      text: "早安 & news",
      labels: ["team:news", "urgent"],
      since: "2026-11-20",
      until: "2026-11-24",
      sort: "-priority",
    };
    expect(read(filterAddress(filter))).toEqual(filter);
    expect(read("")).toEqual(everyTask);
  });

  it("is not there for every task", () => {
    expect(routes.tasks()).toBe("/tasks");
    expect(routes.tasks({ statuses: ["failed"] })).toBe("/tasks?status=failed");
    expect(narrows({ ...everyTask, sort: "name" })).toBe(false);
    expect(narrows({ ...everyTask, text: "x" })).toBe(true);
  });

  it("passes over what means nothing", () => {
    expect(read("status=lost&status=failed&sort=colour&since=tomorrow&until=2026-13-01")).toEqual({
      ...everyTask,
      statuses: ["failed"],
    });
  });

  it("gains and loses a status, and has none where it would name all", () => {
    const two = { ...everyTask, statuses: toggleStatus({ ...everyTask, statuses: ["failed"] }, "pending") };
    expect(two.statuses).toEqual(["pending", "failed"]);
    expect(toggleStatus(two, "failed")).toEqual(["pending"]);
    const four = read("status=pending&status=processing&status=completed&status=failed");
    expect(toggleStatus(four, "cancelled")).toEqual([]);
  });
});

describe("the conditions of a filter", () => {
  it("leave out what is open", () => {
    expect(conditions(everyTask)).toEqual({});
    expect(conditions({ ...everyTask, statuses: ["failed"], human: "3", text: "news", batch: "9" })).toEqual({
      status: ["failed"],
      digital_human_id: "3",
      q: "news",
      batch_id: "9",
    });
  });

  it("take both days whole, in the reader's own time", () => {
    const { created_after = "", created_before = "" } = conditions(read("since=2026-11-20&until=2026-11-24"));
    expect(Date.parse(created_after)).toBe(new Date(2026, 10, 20).getTime() - 1);
    expect(Date.parse(created_before)).toBe(new Date(2026, 10, 25).getTime());
  });
});

describe("a task", () => {
  const takes = (filter: Partial<TaskFilter>, task: Partial<Task>) =>
    matcher({ ...everyTask, ...filter })(aTask(task));

  it("is taken by all conditions at once", () => {
    expect(takes({}, {})).toBe(true);
    expect(takes({ statuses: ["failed", "cancelled"] }, { status: "cancelled" })).toBe(true);
    expect(takes({ statuses: ["failed"] }, { status: "cancelled" })).toBe(false);
    expect(takes({ human: "3", batch: "9" }, { digital_human_id: "3", batch_id: "9" })).toBe(true);
    expect(takes({ human: "3", batch: "9" }, { digital_human_id: "3", batch_id: null })).toBe(false);
    expect(takes({ human: "4" }, { digital_human_id: "3" })).toBe(false);
  });

  it("is found by a piece of its name as the database compares: without case and accents", () => {
    expect(takes({ text: "CAFÉ" }, { name: "At the cafe" })).toBe(true);
    expect(takes({ text: "早安" }, { name: "早安，世界" })).toBe(true);
    expect(takes({ text: "evening" }, { name: "早安" })).toBe(false);
  });

  it("is found by its labels", () => {
    const labels = { team: "news", urgent: "" };
    expect(takes({ labels: ["team:news", "urgent"] }, { labels })).toBe(true);
    expect(takes({ labels: ["team:sport"] }, { labels })).toBe(false);
    expect(takes({ labels: ["other"] }, { labels })).toBe(false);
  });

  it("is of the days from the first to the last", () => {
    const day = { since: "2026-11-24", until: "2026-11-24" };
    const created = (hour: number, date = 24) => ({
      created_at: new Date(2026, 10, date, hour).toISOString(),
    });
    expect(takes(day, created(0))).toBe(true);
    expect(takes(day, created(23))).toBe(true);
    expect(takes(day, created(0, 25))).toBe(false);
    expect(takes(day, created(23, 23))).toBe(false);
  });
});
