import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useNewestTasks } from "@/components/dashboard/use-dashboard";
import { useTask, useTaskLogs } from "@/components/tasks/use-tasks";
import type { LiveFrame, Task } from "@/lib/api/types";
import { applyDashboardFrames } from "@/lib/dashboard-cache";
import { applyFrames, cacheKeys } from "@/lib/task-cache";
import { type Answer, serve } from "./gateway";
import { aLogRow, aTask, at } from "./tasks";

vi.mock("next/navigation", () => import("./router"));

/** The answers that the gateway is asked for, until the test gives them. */
let asked: ((body: unknown) => void)[];
/** After which rows it was asked for others. */
let after: (string | null)[];
let cache: QueryClient;
let stop = () => {};

beforeEach(async () => {
  asked = [];
  after = [];
  cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const held = () => new Promise<Answer>((answer) => asked.push((body) => answer({ status: 200, body })));
  stop = await serve({
    "GET /api/tasks/17": held,
    "GET /api/tasks?limit=6": held,
    "GET /api/tasks/17/logs": (_, query) => {
      after.push(query.get("after"));
      return held();
    },
  });
});

afterEach(() => {
  cleanup();
  stop();
  vi.useRealTimers();
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={cache}>{children}</QueryClientProvider>
);

const running = aTask({ status: "processing", progress: 40, updated_at: at(1) });
const ended = aTask({ status: "completed", progress: 100, updated_at: at(5) });

const tell = (...frames: LiveFrame[]) =>
  act(() => {
    applyFrames(cache, frames);
    applyDashboardFrames(cache, frames);
  });

/** Waits for the gateway to be asked so often, and has it answer the last time. */
async function answer(times: number, body: unknown) {
  await waitFor(() => expect(asked).toHaveLength(times));
  asked[times - 1]?.(body);
}

describe("a task", () => {
  const show = () => renderHook(() => useTask("17"), { wrapper }).result;

  it("keeps the news that overtook an answer", async () => {
    const shown = show();
    await answer(1, running);
    await waitFor(() => expect(shown.current.data?.progress).toBe(40));

    const again = shown.current.refetch();
    await waitFor(() => expect(asked).toHaveLength(2));
    tell({ type: "task", task: ended });
    await answer(2, { ...running, progress: 99, updated_at: at(4) });
    expect((await again).data?.status).toBe("completed");
  });

  it("keeps the news that came before the first answer", async () => {
    const shown = show();
    await waitFor(() => expect(asked).toHaveLength(1));
    tell({ type: "task", task: ended });
    await answer(1, running);
    await waitFor(() => expect(shown.current.data?.status).toBe("completed"));
  });

  it("believes an answer that is as new as the news, for it knows more", async () => {
    const shown = show();
    await waitFor(() => expect(asked).toHaveLength(1));
    tell({ type: "task", task: aTask({ updated_at: at(1), eta_seconds: 30 }) });
    await answer(1, aTask({ updated_at: at(1), eta_seconds: 95, queue_position: 4 }));
    await waitFor(() => expect(shown.current.data?.queue_position).toBe(4));
    expect(shown.current.data?.eta_seconds).toBe(95);
  });

  it("is asked for now and then while it runs, for its end may be told to nobody", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const shown = show();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.(running);
    await vi.waitFor(() => expect(shown.current.data?.progress).toBe(40));
    vi.advanceTimersByTime(30_000);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.(ended);
    await vi.waitFor(() => expect(shown.current.data?.status).toBe("completed"));
    vi.advanceTimersByTime(3_600_000);
    expect(cache.isFetching({ queryKey: cacheKeys.task("17") })).toBe(0);
  });
});

it("the newest tasks keep the news that overtook their answer", async () => {
  const { result } = renderHook(() => useNewestTasks(), { wrapper });
  await waitFor(() => expect(asked).toHaveLength(1));
  tell({ type: "task", task: ended }, { type: "task_deleted", id: "16" });
  await answer(1, { data: [running, aTask({ id: "16" })], next_cursor: null });
  const shown = (tasks: Task[] | undefined) => tasks?.map(({ id, status }) => [id, status]);
  await waitFor(() => expect(shown(result.current.data)).toEqual([["17", "completed"]]));
});

describe("a log", () => {
  const page = (...ids: number[]) => ({
    data: ids.map((id) => aLogRow(id)),
    next_cursor: null,
    has_more: false,
  });
  const show = () => renderHook(() => useTaskLogs("17"), { wrapper }).result;
  const tellRow = (id: number) => tell({ type: "log", task_id: "17", log: aLogRow(id) });

  it("keeps the rows that came before the first answer", async () => {
    const shown = show();
    await waitFor(() => expect(asked).toHaveLength(1));
    tellRow(3);
    await answer(1, page(1, 2));
    await waitFor(() => expect(shown.current.data?.map(({ id }) => id)).toEqual([1, 2, 3]));
  });

  it("asks for what no frame told, though later rows are there", async () => {
    const shown = show();
    await answer(1, page(1, 2));
    await waitFor(() => expect(shown.current.data).toHaveLength(2));
    tellRow(5);
    await waitFor(() => expect(shown.current.data?.map(({ id }) => id)).toEqual([1, 2, 5]));

    void shown.current.refetch();
    await answer(2, page(3, 5));
    await waitFor(() => expect(shown.current.data?.map(({ id }) => id)).toEqual([1, 2, 3, 5]));
    expect(after).toEqual(["0", "2"]);
  });

  it("holds no row of a task that nobody looks at", () => {
    tellRow(1);
    expect(cache.getQueryData(cacheKeys.logs("17"))).toBeUndefined();
  });
});
