import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AdminWords } from "@/components/settings/admin-words";
import { SettingsPage } from "@/components/settings/settings-page";
import { SettingsShell } from "@/components/settings/settings-shell";
import type { Session } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import { localeKey, themeKey } from "@/lib/preferences";
import { useLocale } from "@/lib/use-preferences";
import { serve } from "./gateway";
import { aSession } from "./sessions";

vi.mock("next/navigation", () => ({ usePathname: () => "/settings" }));

let stop = () => {};

beforeEach(() => localStorage.setItem(localeKey, "en"));

afterEach(() => {
  cleanup();
  stop();
  localStorage.clear();
});

function Page() {
  const [locale] = useLocale();
  return (
    <IntlProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <AdminWords>
        <SettingsShell>
          <SettingsPage />
        </SettingsShell>
      </AdminWords>
    </IntlProvider>
  );
}

async function show(session: Session, status = 200) {
  const refusal = { code: "database_unavailable", detail: "It does not answer." };
  stop = await serve({
    "GET /api/session": () => ({ status, body: status === 200 ? session : refusal }),
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Page />
    </QueryClientProvider>,
  );
}

it("tells with which key of which workspace one works, what it may do and how long", async () => {
  await show(
    aSession({
      name: "editor",
      workspace_name: "Studio",
      scopes: ["read", "submit"],
      expires_at: "2090-01-31T12:00:00.000Z",
    }),
  );
  await screen.findByText("editor");
  const section = screen.getByRole("region", { name: "Signed in as" });
  for (const text of ["Studio", "Look", "Work", /January 31, 2090/]) {
    expect(within(section).getByText(text)).toBeTruthy();
  }
});

it("shows the way to what administrators look after to them alone", async () => {
  await show(aSession());
  expect((await screen.findAllByRole("link", { name: /API keys/ }))[0]?.getAttribute("href")).toBe(
    "/settings/keys",
  );
  cleanup();
  stop();
  await show(aSession({ scopes: ["read"] }));
  await screen.findByText("Look");
  expect(screen.queryByRole("link", { name: /API keys/ })).toBeNull();
});

it("changes the language and the theme, and remembers both", async () => {
  await show(aSession());
  fireEvent.click(await screen.findByRole("radio", { name: "Dark" }));
  fireEvent.click(screen.getByRole("radio", { name: "简体中文" }));

  expect(await screen.findByRole("heading", { level: 1, name: "设置" })).toBeTruthy();
  expect([localStorage.getItem(themeKey), localStorage.getItem(localeKey)]).toEqual(["dark", "zh-CN"]);
});

it("says why it does not know who is signed in, and asks again", async () => {
  await show(aSession(), 503);
  const notice = await screen.findByRole("alert");
  expect(notice.textContent).toContain("database_unavailable");
  expect(within(notice).getByRole("button", { name: "Try again" })).toBeTruthy();
});

it("tells of ended tasks once the browser was asked, and stops again", async () => {
  const Asked = Object.assign(() => {}, { permission: "default", requestPermission: async () => "granted" });
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("Notification", Asked);
  await show(aSession());
  const section = await screen.findByRole("region", { name: "Notifications" });
  Asked.permission = "granted";
  fireEvent.click(within(section).getByRole("button", { name: "Turn on" }));
  expect(await within(section).findByText(/^On:/)).toBeTruthy();
  fireEvent.click(within(section).getByRole("button", { name: "Turn off" }));
  expect(await within(section).findByText("Off.")).toBeTruthy();
  vi.unstubAllGlobals();
});
