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

  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByText("失败", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("失败", { exact: true }).first()).toBeVisible();
});
