import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { filled, signIn, test } from "../tests/fixtures.ts";
import { chinese, type Demo, english, makeDemo, release } from "./demo.ts";

const folder = fileURLToPath(new URL("../../../docs/images/", import.meta.url));

const looks = [
  { name: "zh-light", locale: "zh-CN", colorScheme: "light", words: chinese },
  { name: "en-dark", locale: "en-US", colorScheme: "dark", words: english },
] as const;

const pictures: { name: string; path: (demo: Demo) => string; ready?: (page: Page) => Promise<unknown> }[] = [
  { name: "dashboard", path: () => "/", ready: charts },
  { name: "tasks", path: () => "/tasks" },
  { name: "task", path: ({ finished }) => `/tasks/${finished.id}`, ready: seek },
];

/** Draws the pictures of the README anew: npm run pictures. */
for (const { name, locale, colorScheme, words } of looks) {
  test.describe(name, () => {
    test.use({
      locale,
      colorScheme,
      viewport: { width: 1280, height: 960 },
      contextOptions: { reducedMotion: "reduce" },
    });

    test(`pictures, ${name}`, async ({ page }, info) => {
      test.setTimeout(300_000);
      const demo = await makeDemo(words, info.outputPath());
      await signIn(page, demo.key);
      for (const picture of pictures) {
        await page.goto(picture.path(demo));
        await filled(page);
        await page.waitForLoadState("networkidle");
        await picture.ready?.(page);
        await page.screenshot({ path: `${folder}${picture.name}-${name}.png`, animations: "disabled" });
      }
      await release(words);
    });
  });
}

/** What draws the charts is fetched after the page. */
function charts(page: Page) {
  return expect(page.locator("canvas")).toHaveCount(2);
}

/** A video that was sought shows its picture in place of the poster. */
async function seek(page: Page) {
  const video = page.locator("video").first();
  await video.evaluate((it: HTMLVideoElement) => {
    it.currentTime = 2;
  });
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.seeking)).toBe(false);
}
