import { expect, signIn, test } from "./fixtures.ts";

for (const { reducedMotion, moves } of [
  { reducedMotion: "no-preference", moves: true },
  { reducedMotion: "reduce", moves: false },
] as const) {
  test.describe(`a reader whose system says "${reducedMotion}"`, () => {
    test.use({ contextOptions: { reducedMotion } });

    test(`sees ${moves ? "that something is on its way" : "nothing move"}`, async ({ page, world }) => {
      await page.route("/api/tasks?*", () => {});
      await signIn(page, world.key.key);
      await page.goto("/tasks");
      await expect(page.locator("main .animate-drift").first()).toBeVisible();
      await expect
        .poll(() =>
          page.evaluate(() =>
            document.getAnimations().some(({ effect }) => effect?.getComputedTiming().progress !== null),
          ),
        )
        .toBe(moves);
    });
  });
}
