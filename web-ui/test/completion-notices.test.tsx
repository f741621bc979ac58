import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CompletionNotices } from "@/components/live/completion-notices";
import { LiveBadge } from "@/components/live/live-badge";
import { LiveProvider } from "@/components/live/live-provider";
import { AdminWords } from "@/components/settings/admin-words";
import { NotificationSection } from "@/components/settings/notification-section";
import { Providers } from "@/components/shell/providers";
import { localeKey } from "@/lib/preferences";
import { notificationsKey } from "@/lib/use-notifications";
import { serve } from "./gateway";
import { LiveGateway, leadSocketsTo } from "./live-gateway";
import { aSession } from "./sessions";
import { aTask } from "./tasks";

vi.mock("next/navigation", () => import("./router"));

/** What the system was told, as a browser would have shown it. */
let shown: Notice[];

class Notice {
  static permission: NotificationPermission = "granted";
  static requestPermission = async () => {
    Notice.permission = "granted";
    return Notice.permission;
  };
  onclick = () => {};
  close = () => {};

  constructor(
    readonly title: string,
    readonly options: NotificationOptions = {},
  ) {
    if (Notice.permission === "granted") shown.push(this);
  }
}

/** As on Android. */
class OfAppsAlone extends Notice {
  constructor(title: string) {
    super(title);
    throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.");
  }
}

let sockets: LiveGateway;
let stop = () => {};

beforeEach(async () => {
  shown = [];
  Notice.permission = "granted";
  localStorage.setItem(localeKey, "en");
  localStorage.setItem(notificationsKey, "on");
  vi.stubGlobal("isSecureContext", true);
  vi.spyOn(document, "hasFocus").mockReturnValue(false);
  stop = await serve({
    "GET /api/session": () => ({ status: 200, body: aSession() }),
    "POST /api/live/tickets": () => ({ status: 200, body: { ticket: "t" } }),
  });
  sockets = new LiveGateway();
  leadSocketsTo(await sockets.start());
});

afterEach(async () => {
  cleanup();
  stop();
  await sockets.stop();
  localStorage.clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function listen() {
  render(
    <Providers>
      <LiveProvider>
        <LiveBadge />
        <CompletionNotices />
      </LiveProvider>
    </Providers>,
  );
  await screen.findByText("Live");
}

const end = (id: string, status: "completed" | "failed") =>
  sockets.push(
    { type: "task", task: aTask({ id, name: `Scene ${id}`, status: "processing" }) },
    {
      type: "task",
      task: aTask({ id, name: `Scene ${id}`, status, completed_at: new Date().toISOString() }),
    },
  );

const soon = { timeout: 10_000 };

it("tells of a task that ends while one looks elsewhere, and leads to it", async () => {
  vi.stubGlobal("Notification", Notice);
  await listen();
  end("17", "completed");
  await vi.waitFor(() => expect(shown.map(({ title }) => title)).toEqual(["Scene 17 is ready"]), soon);
  act(() => shown[0]?.onclick());
  expect(window.location.pathname).toBe("/tasks/17");
});

it("tells of several at once", async () => {
  vi.stubGlobal("Notification", Notice);
  await listen();
  end("17", "completed");
  end("18", "failed");
  await vi.waitFor(
    () => expect(shown.map(({ title }) => title)).toEqual(["1 task is ready · 1 failed"]),
    soon,
  );
});

it("does not say that it tells where the browser keeps notifications for apps", async () => {
  vi.stubGlobal("Notification", OfAppsAlone);
  await listen();
  end("17", "completed");
  await vi.waitFor(() => expect(localStorage.getItem(notificationsKey)).toBe("withheld"), soon);
});

it("finds that out without asking for leave", async () => {
  localStorage.removeItem(notificationsKey);
  Notice.permission = "default";
  vi.stubGlobal("Notification", OfAppsAlone);
  render(
    <Providers>
      <AdminWords>
        <NotificationSection />
      </AdminWords>
    </Providers>,
  );
  act(() => screen.getByRole("button").click());
  expect(await screen.findByText(/shows none for websites/)).toBeTruthy();
  expect(Notice.permission).toBe("default");
  expect(screen.queryByRole("button")).toBeNull();
});
