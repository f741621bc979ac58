import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";
import { set } from "./gateway.ts";
import type { SitePage } from "./site.ts";
import { makeWorld, type World } from "./world.ts";

interface Fixtures {
  /** What the browser may complain of in this test; anything else fails it. */
  expectedComplaints: RegExp | undefined;
  /** Filled as the page makes them: console errors, uncaught errors, breaches of the content security policy. */
  complaints: string[];
}

export const test = base.extend<Fixtures, { world: World }>({
  expectedComplaints: [undefined, { option: true }],

  complaints: [
    async ({ context, expectedComplaints }, use) => {
      const complaints: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(told(message));
      });
      context.on("weberror", (problem) => complaints.push(`uncaught: ${problem.error().stack}`));
      await use(complaints);
      const unexpected = complaints.filter((text) => !expectedComplaints?.test(text));
      expect(unexpected, "the browser complains of nothing").toEqual([]);
    },
    { auto: true },
  ],

  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use, { workerIndex }) => {
      const world = await makeWorld(`Studio ${workerIndex}`);
      await use(world);
      await world.gate.letTo(100);
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

export { expect };

/** The cookie that the sign-in page would get. */
export async function signIn(page: Page, key: string) {
  const answer = await page.request.post("/api/session", {
    data: { key },
    headers: { Origin: set("BASE_URL") },
  });
  expect(answer.status()).toBe(204);
}

/** One of the site's pages, with all that it shows, as the owner of `key` sees it. */
export async function open(page: Page, site: SitePage, world: World, key = keyFor(site, world)) {
  if (!site.open) await signIn(page, key);
  if (site.broken) await breakOff(page, site.broken);
  await page.goto(site.path(world));
  await filled(page);
  if (site.broken) await expect(page.getByText(unavailable.code).first()).toBeVisible();
  if (site.dialog) await expect(page.getByRole("dialog").getByRole("heading").first()).toBeVisible();
}

function keyFor({ reader }: SitePage, world: World): string {
  return reader ? world.reader.key : set("ADMIN_KEY");
}

/** Neither asked for nor in the live news does it come. */
async function breakOff(page: Page, asked: string) {
  await page.route(asked, (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", json: unavailable }),
  );
  await page.routeWebSocket(/\/api\/live/, (socket) => socket.close());
}

const unavailable = { status: 503, code: "database_unavailable", title: "The database does not answer" };

/** The word for how fresh the page is. */
export function liveBadge(page: Page) {
  return page.locator("header").getByRole("status").first();
}

/** The page shows what it has to show: its title, and in sight nothing that it says is loading. */
export async function filled(page: Page) {
  // Behind a dialog it is no heading to the tools of the blind.
  await expect(page.locator("h1").first()).toBeVisible();
  await expect
    .poll(() =>
      page
        .locator("main [role=status] .animate-drift")
        .evaluateAll((shapes) => shapes.filter((it) => it.getBoundingClientRect().top < innerHeight).length),
    )
    .toBe(0);
}

function told(message: ConsoleMessage): string {
  const { url } = message.location();
  return `${message.text()} (${url})`;
}
