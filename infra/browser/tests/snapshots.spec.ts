import { expect, open, test } from "./fixtures.ts";
import { drawsDifferently } from "./fonts.ts";
import { sitePages } from "./site.ts";
import { makeWorld, type World } from "./world.ts";

const shown = [
  "sign in",
  "dashboard",
  "tasks",
  "completed task",
  "failed task",
  "new task",
  "digital humans",
  "settings",
];
const looks = [
  { name: "zh-light", locale: "zh-CN", colorScheme: "light", width: 1280 },
  { name: "en-dark", locale: "en-US", colorScheme: "dark", width: 1280 },
  { name: "zh-phone", locale: "zh-CN", colorScheme: "light", width: 390 },
] as const;

/** Times and what follows from them, and pictures that an encoder made. */
const everDifferent = [
  "time",
  "dd",
  "canvas",
  "main .tabular-nums",
  "[aria-labelledby=timeline]",
  "[role=log]",
  "video",
  "main img",
];

/** After a change that is meant to be seen: npm run snapshots, and look at what it has drawn. */
test.describe("the main pages look as they did", () => {
  // What the other tests do to their workspace is not to be seen.
  let gallery: World;
  test.beforeAll(async () => {
    const difference = drawsDifferently();
    test.skip(difference !== null, difference ?? "");
    gallery = await makeWorld("Gallery");
  });
  test.afterAll(() => gallery?.gate.letTo(100));

  for (const { name, locale, colorScheme, width } of looks) {
    test.describe(name, () => {
      test.use({ locale, colorScheme, viewport: { width, height: 900 } });

      test(`pages, ${name}`, async ({ page }) => {
        for (const site of sitePages.filter((each) => shown.includes(each.name))) {
          await open(page, site, gallery, gallery.key.key);
          const mask = everDifferent.map((each) => page.locator(each));
          await expect.soft(page).toHaveScreenshot(`${site.name.replaceAll(" ", "-")}-${name}.png`, { mask });
        }
      });
    });
  }
});
