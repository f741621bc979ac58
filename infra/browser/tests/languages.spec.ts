import { expect, filled, signIn, test } from "./fixtures.ts";

test.describe("a reader of Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("is met in Chinese", async ({ page }) => {
    await page.goto("/login");
    await expect(page.getByRole("heading", { name: "登录" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  });

  test("may choose English, which is remembered", async ({ page, world }) => {
    await signIn(page, world.key.key);
    await page.goto("/tasks");
    await expect(page.getByRole("heading", { level: 1, name: "任务" })).toBeVisible();

    await page.getByRole("button", { name: "EN", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Tasks" })).toBeVisible();

    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Tasks" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("a reader of English may choose Chinese, in which a failure is told too", async ({ page, world }) => {
  await signIn(page, world.key.key);
  await page.goto(`/tasks/${world.failed.id}`);
  await filled(page);
  await expect(page.getByText("Failed", { exact: true }).first()).toBeVisible();
  await expect(
    page.getByText("The engine finds no speech in the audio that it can follow.").first(),
  ).toBeVisible();

  await page.getByRole("button", { name: "中文" }).click();
  for (let visit = 0; visit < 2; visit++) {
    await expect(page.getByText("失败", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("引擎在音频中找不到可以跟随的语音。").first()).toBeVisible();
    await expect(page.getByText("请使用至少 1 秒的清晰人声").first()).toBeVisible();
    await page.reload();
  }
});
