import { useQuery } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { usePathname } from "next/navigation";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveBadge } from "@/components/live/live-badge";
import { LiveProvider } from "@/components/live/live-provider";
import { RunningShare } from "@/components/live/running-share";
import { useSession } from "@/components/session/use-session";
import { AppMenuItems } from "@/components/shell/app-menu-items";
import { Providers } from "@/components/shell/providers";
import { listWorkers } from "@/lib/api/workers";
import { localeKey } from "@/lib/preferences";
import { type Answer, serve } from "./gateway";
import { LiveGateway, leadSocketsTo } from "./live-gateway";
import { aSession } from "./sessions";
import { someStats } from "./stats";
import { layOut } from "./window";

vi.mock("next/navigation", () => import("./router"));

let sockets: LiveGateway;
let stop = () => {};
/** What the gateway says to the sign-out. */
let farewell: Answer;
/** Whether the page had hung up before. */
let hungUp: boolean;
let signedIn: boolean;
let askedSignedOut: string[];

beforeEach(async () => {
  layOut();
  localStorage.setItem(localeKey, "en");
  window.history.replaceState(null, "", "/tasks");
  farewell = { status: 204 };
  signedIn = true;
  hungUp = false;
  askedSignedOut = [];
  const guarded = (what: string, body: () => unknown) => () => {
    if (signedIn) return { status: 200, body: body() };
    askedSignedOut.push(what);
    return { status: 401, body: { code: "unauthorized", detail: "Sign in." } };
  };
  stop = await serve({
    "GET /api/session": guarded("session", aSession),
    "GET /api/tasks/stats": guarded("stats", () => someStats({ running_percent: 41 })),
    "GET /api/workers": guarded("workers", () => ({ data: [] })),
    "POST /api/live/tickets": guarded("ticket", () => ({ ticket: "t" })),
    "DELETE /api/session": async () => {
      signedIn = farewell.status === 503;
      sockets.refusesSockets = !signedIn;
      hungUp = await vi
        .waitFor(() => expect(sockets.sockets.clients.size).toBe(0))
        .then(
          () => true,
          () => false,
        );
      return farewell;
    },
  });
  sockets = new LiveGateway();
  leadSocketsTo(await sockets.start());
});

afterEach(async () => {
  cleanup();
  stop();
  await sockets.stop();
  vi.unstubAllGlobals();
});

function Page() {
  useSession();
  const { data } = useQuery({ queryKey: ["things"], queryFn: ({ signal }) => listWorkers(signal) });
  return <p>{data ? "the farm" : "nothing"}</p>;
}

function Site() {
  if (usePathname() === "/login") return <p>Whose key?</p>;
  return (
    <LiveProvider>
      <LiveBadge />
      <AppMenuItems />
      <RunningShare>
        <Page />
      </RunningShare>
    </LiveProvider>
  );
}

async function signOut() {
  render(
    <Providers>
      <Site />
    </Providers>,
  );
  await screen.findByText("the farm");
  await vi.waitFor(() => expect(screen.getByText("Live")).toBeTruthy());
  fireEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
}

const address = () => window.location.pathname + window.location.search;

it("leads to the sign-in page and asks nothing on the way", async () => {
  await signOut();
  expect(await screen.findByText("Whose key?")).toBeTruthy();
  expect(address()).toBe("/login");
  expect(hungUp).toBe(true);
  expect(askedSignedOut).toEqual([]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("forgets what this key has seen", async () => {
  await signOut();
  await screen.findByText("Whose key?");
  // Another signs in, whom the gateway leaves waiting.
  act(() => window.history.replaceState(null, "", "/tasks"));
  expect(screen.getByText("nothing")).toBeTruthy();
});

it("counts a session that has ended already as left", async () => {
  farewell = { status: 401, body: { code: "unauthorized", detail: "Sign in." } };
  await signOut();
  expect(await screen.findByText("Whose key?")).toBeTruthy();
  expect(address()).toBe("/login");
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says what kept it from leaving, and goes on as before", async () => {
  farewell = { status: 503, body: { code: "database_unavailable", detail: "The database does not answer." } };
  await signOut();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("The database does not answer. Try again shortly.");
  expect(screen.getByText("the farm")).toBeTruthy();
  await vi.waitFor(() => expect(sockets.opened).toBe(2));

  farewell = { status: 204 };
  fireEvent.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Whose key?")).toBeTruthy();
});
