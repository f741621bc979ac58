import { mkdir } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { expect, test } from "../tests/fixtures.ts";
import { set } from "../tests/gateway.ts";
import { sitePages } from "../tests/site.ts";

const port = 9333;
const wanted = 95;
const categories = ["performance", "accessibility", "best-practices", "seo"];

/** Scores of 0 to 100. A measurement, not a test: the machine has to be quiet. */
test("every page scores 95 or more in all four of Lighthouse's categories", async ({ world }, {
  project,
}) => {
  test.setTimeout(20 * 60_000);
  const { default: lighthouse, desktopConfig } = await import(
    new URL("./node_modules/lighthouse/core/index.js", import.meta.url).href
  );
  const launch = { ...project.use.launchOptions };
  launch.args = [...(launch.args ?? []), `--remote-debugging-port=${port}`];
  // Lighthouse opens its pages in the browser's own profile, so the session must lie there.
  const profile = test.info().outputPath("profile");
  await mkdir(profile, { recursive: true });
  const context = await chromium.launchPersistentContext(profile, { ...launch, locale: "en-US" });
  const low: string[] = [];
  try {
    for (const site of sitePages.filter(({ expected, reader }) => expected === undefined && !reader)) {
      if (site.open) await context.clearCookies();
      else await enter();
      const address = new URL(site.path(world), set("BASE_URL")).href;
      const measured = [await measure(address)];
      // A busy moment costs one measurement its points: then three tell.
      if (isLow(measured)) measured.push(await measure(address), await measure(address));
      console.log(`${site.name.padEnd(20)} ${medians(measured).join(" ")}`);
      if (isLow(measured)) low.push(`${site.name}: ${medians(measured)} ${measured.map(({ lost }) => lost)}`);
    }
  } finally {
    await context.close();
  }
  expect(low).toEqual([]);

  async function measure(address: string): Promise<Measured> {
    const flags = { port, logLevel: "error", onlyCategories: categories, disableStorageReset: true };
    const { lhr } = await lighthouse(address, flags, desktopConfig);
    return {
      scores: categories.map((name) => Math.round(lhr.categories[name].score * 100)),
      lost: lost(lhr),
    };
  }

  async function enter() {
    const headers = { Origin: set("BASE_URL") };
    const answer = await context.request.post(`${set("BASE_URL")}/api/session`, {
      data: { key: set("ADMIN_KEY") },
      headers,
    });
    expect(answer.status()).toBe(204);
  }
});

interface Measured {
  /** One for each category. */
  scores: number[];
  lost: string;
}

function medians(measured: Measured[]): number[] {
  return categories.map((_, i) => {
    const all = measured.map(({ scores }) => scores[i] ?? 0).sort((a, b) => a - b);
    return all[all.length >> 1] ?? 0;
  });
}

function isLow(measured: Measured[]): boolean {
  return medians(measured).some((score) => score < wanted);
}

interface Report {
  audits: Record<
    string,
    { id: string; score: number | null; scoreDisplayMode: string; displayValue?: string }
  >;
}

/** The audits that cost points. */
function lost({ audits }: Report): string {
  return Object.values(audits)
    .filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative",
    )
    .map(({ id, score, displayValue }) => `${id} ${score} ${displayValue ?? ""}`)
    .join("; ");
}
