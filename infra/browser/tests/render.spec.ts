import { expect, filled, signIn, test } from "./fixtures.ts";
import { operator } from "./gateway.ts";
import { presenter, tone } from "./samples.ts";

test("a video and a voice are uploaded and become a video that plays", async ({ page }) => {
  test.setTimeout(120_000);
  const key = await operator().createKey("Newcomer");
  await signIn(page, key.key);
  await page.goto("/tasks/new");
  await filled(page);

  await page.getByText("New digital human").click();
  await page.getByLabel("Video of the person").setInputFiles(presenter);
  await page.getByLabel("Name of the digital human").fill("Mei");
  await page.getByLabel("Voice").setInputFiles({ name: "tone.wav", mimeType: "audio/wav", buffer: tone(20) });
  await expect(page.getByText("Uploaded", { exact: true })).toHaveCount(2);
  await page.getByLabel("Name of the task").fill("First of its kind");
  await page.getByRole("button", { name: "Start rendering" }).click();

  await expect(page).toHaveURL(/\/tasks\/[0-9a-f-]{36}$/);
  const seen = await watchProgress(page);
  await expect(page.locator("video").first()).toBeVisible({ timeout: 90_000 });
  const values = await seen();
  expect(values.filter((value) => value > 0 && value < 100).length, `progress ${values}`).toBeGreaterThan(1);
  expect(values, "progress never goes back").toEqual([...values].sort((a, b) => a - b));

  const video = page.locator("video").first();
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.readyState)).toBeGreaterThanOrEqual(1);
  expect(await video.evaluate((it: HTMLVideoElement) => it.duration)).toBeCloseTo(20, 0);
  await video.evaluate((it: HTMLVideoElement) => {
    it.muted = true;
    return it.play();
  });
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.currentTime)).toBeGreaterThan(0.2);
});

/** Notes every value that the page's progress bar takes from now on. */
async function watchProgress(page: import("@playwright/test").Page): Promise<() => Promise<number[]>> {
  const notes = await page.evaluateHandle(() => {
    const values: number[] = [];
    const look = () => {
      const now = document.querySelector("main [role=progressbar]")?.getAttribute("aria-valuenow");
      if (now && Number(now) !== values.at(-1)) values.push(Number(now));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
    return values;
  });
  return () => notes.jsonValue();
}
