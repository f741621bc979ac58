import { QueryClient } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { Profiler } from "react";
import { TaskListPage } from "@/components/task-list/task-list-page";
import type { LiveFrame, Session, Task } from "@/lib/api/types";
import { applyFrames } from "@/lib/task-cache";
import { Farm } from "./farm";
import { type Answer, serve } from "./gateway";
import { inApp } from "./in-app";
import { aSession } from "./sessions";

interface Options {
  tasks: Task[];
  /** Query of the page's address. */
  address?: string;
  scopes?: Session["scopes"];
  more?: Record<string, (body: string, query: URLSearchParams) => Answer>;
}

/** The page of tasks on a gateway that has these. */
export async function showTasks({ tasks, address = "", scopes = ["submit", "read"], more = {} }: Options) {
  window.history.replaceState(null, "", `/tasks${address}`);
  const farm = new Farm(tasks);
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  const human = { id: "3", name: "Ada", thumbnail_url: null };
  const stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession({ scopes }) }),
    "GET /api/digital-humans": () => ({ status: 200, body: { data: [human], has_more: false } }),
    "GET /api/digital-humans/3": () => ({ status: 200, body: human }),
    ...farm.answers,
    ...more,
  });
  const drawn = { times: 0 };
  render(
    inApp(
      <Profiler id="page" onRender={() => drawn.times++}>
        <TaskListPage />
      </Profiler>,
      cache,
    ),
  );
  return {
    farm,
    cache,
    stop,
    /** How often anything of the page has been drawn. */
    drawn,
    /** What the gateway tells of its tasks, all at once. */
    tell: (...news: (Task | { gone: string })[]) =>
      act(() =>
        applyFrames(
          cache,
          news.map(
            (task): LiveFrame =>
              "gone" in task ? { type: "task_deleted", id: task.gone } : { type: "task", task },
          ),
        ),
      ),
  };
}

/** The rows that are drawn, from the top. */
export function drawnRows(): HTMLElement[] {
  const place = (row: HTMLElement) => Number(row.getAttribute("aria-rowindex"));
  return screen
    .queryAllByRole("row")
    .filter((row) => row.dataset.task !== undefined)
    .sort((a, b) => place(a) - place(b));
}

export function names(): (string | null | undefined)[] {
  return drawnRows().map((row) => row.querySelector("a")?.textContent);
}
