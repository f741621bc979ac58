import { useMutation, useQuery } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveBadge } from "@/components/live/live-badge";
import { LiveProvider, useLiveTopic } from "@/components/live/live-provider";
import { OfflineNotice } from "@/components/live/offline-notice";
import { Providers } from "@/components/shell/providers";
import { createTask } from "@/lib/api/tasks";
import { listWorkers } from "@/lib/api/workers";
import { localeKey } from "@/lib/preferences";
import { workersKey } from "@/lib/worker-cache";
import { serve } from "./gateway";
import { LiveGateway, leadSocketsTo } from "./live-gateway";
import { aSession } from "./sessions";

vi.mock("next/navigation", () => import("./router"));

let sockets: LiveGateway;
let stop = () => {};
/** Whether nothing answers any more. */
let away: boolean;
let asked: number;
/** The paths that the page has asked for, whether the answer was waited for or not. */
let called: string[];

beforeEach(async () => {
  away = false;
  asked = 0;
  called = [];
  localStorage.setItem(localeKey, "en");
  stop = await serve({
    "GET /api/session": () => {
      asked += 1;
      return { status: 200, body: aSession() };
    },
    "GET /api/workers": () => ({ status: 200, body: { data: [] } }),
    "POST /api/live/tickets": () => ({ status: 200, body: { ticket: "t" } }),
  });
  const served = globalThis.fetch;
  vi.stubGlobal("fetch", (...request: Parameters<typeof fetch>) => {
    called.push(String(request[0]));
    return away ? Promise.reject(new TypeError("Failed to fetch")) : served(...request);
  });
  sockets = new LiveGateway();
  leadSocketsTo(await sockets.start());
});

afterEach(async () => {
  act(() => void window.dispatchEvent(new Event("online")));
  cleanup();
  stop();
  await sockets.stop();
  vi.unstubAllGlobals();
});

const show = (page = <LiveBadge />) =>
  render(
    <Providers>
      <LiveProvider>
        <OfflineNotice />
        {page}
      </LiveProvider>
    </Providers>,
  );

const browserSays = (what: "online" | "offline") => act(() => void window.dispatchEvent(new Event(what)));
const badge = () => screen.getByRole("status").textContent;
// Every state is found out by asking, some of it only at the next poll.
const becomes = (state: string) => vi.waitFor(() => expect(badge()).toContain(state), { timeout: 25_000 });
const notice = () => screen.queryByText(/this page tries again by itself/);

it("says live, polling and offline, and comes back", async () => {
  show();
  await becomes("Live");
  sockets.refusesSockets = true;
  sockets.drop();
  await becomes("Polling");
  expect(notice()).toBeNull();

  browserSays("offline");
  away = true;
  await becomes("Offline");
  expect(notice()).not.toBeNull();

  away = false;
  sockets.refusesSockets = false;
  browserSays("online");
  await becomes("Live");
  expect(notice()).toBeNull();
});

it("asks a gateway that can be had without a network", async () => {
  sockets.refusesSockets = true;
  show();
  await becomes("Polling");
  browserSays("offline");
  asked = 0;
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0), { timeout: 25_000 });
  expect(badge()).toContain("Polling");
});

function Submit() {
  const { mutate, isPending, isError } = useMutation({ mutationFn: () => createTask({} as never, "1") });
  return (
    <button type="button" onClick={() => mutate()}>
      {isPending ? "Busy" : isError ? "Failed" : "Submit"}
    </button>
  );
}

it("says at once that an act failed, and does not do it later", async () => {
  show(<Submit />);
  browserSays("offline");
  away = true;
  fireEvent.click(screen.getByRole("button", { name: "Submit" }));
  expect(await screen.findByRole("button", { name: "Failed" })).toBeTruthy();
});

function Workers() {
  useLiveTopic("workers");
  const { data } = useQuery({ queryKey: workersKey, queryFn: ({ signal }) => listWorkers(signal) });
  return <p>{data ? "the farm" : "nothing yet"}</p>;
}

function Opened() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <LiveBadge />
      <button type="button" onClick={() => setOpen(true)}>
        Workers
      </button>
      {open && <Workers />}
    </>
  );
}

it("asks once more for what was read before the gateway watched it", async () => {
  const times = (path: string) => called.filter((asked) => asked === path).length;
  show(<Opened />);
  await becomes("Live");
  await vi.waitFor(() => expect(times("/api/session")).toBeGreaterThan(1));
  fireEvent.click(screen.getByRole("button", { name: "Workers" }));
  await vi.waitFor(() => expect(times("/api/workers")).toBeGreaterThan(1));
  expect(await screen.findByText("the farm")).toBeTruthy();
});
