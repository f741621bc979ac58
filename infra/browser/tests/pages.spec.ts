import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, open, test } from "./fixtures.ts";
import { sitePages } from "./site.ts";

/** Compressed, all that a first visit fetches. */
const mostScriptBytes = 250_000;
const phone = { width: 390, height: 844 };
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const site of sitePages) {
  test.describe(`page "${site.name}"`, () => {
    test.use({ expectedComplaints: site.expected });

    test.describe("in Chinese, light", () => {
      test.use({ colorScheme: "light", locale: "zh-CN" });

      test("breaks no rule of axe, needs few scripts, fits a phone", async ({ page, world }) => {
        const scripts = weighScripts(page);
        await open(page, site, world);
        expect(await breaches(page)).toEqual([]);
        await page.waitForLoadState("networkidle");
        expect(await scripts()).toBeLessThanOrEqual(mostScriptBytes);
        await page.setViewportSize(phone);
        // A chart is drawn anew a frame after its place has shrunk.
        await expect.poll(() => sticksOut(page)).toEqual([]);
      });
    });

    test.describe("in English, dark", () => {
      test.use({ colorScheme: "dark", locale: "en-US", viewport: phone });

      test("breaks no rule of axe and fits on a phone", async ({ page, world }) => {
        await open(page, site, world);
        await expect.poll(() => sticksOut(page)).toEqual([]);
        expect(await breaches(page)).toEqual([]);
      });
    });
  });
}

/** Bytes of the scripts that came over the line. */
function weighScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    }
  });
  return async () => {
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes, "scripts were seen at all").toBeGreaterThan(50_000);
    return bytes;
  };
}

async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}

/** What reaches beyond the window, where that can be scrolled to. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 160));
  });
}
