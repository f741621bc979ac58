import { expect, filled, signIn, test } from "./fixtures.ts";
import { operator, set } from "./gateway.ts";

test.describe("signing in", () => {
  test.use({ expectedComplaints: /status of 401/ });

  test("leads back to the page that was asked for", async ({ page, world }) => {
    await page.goto(`/tasks/${world.completed.id}`);
    await expect(page).toHaveURL(/\/login\?next=/);

    await page.getByLabel("API key").fill(world.key.key);
    await page.getByRole("button", { name: "Sign in" }).click();

    await expect(page).toHaveURL(`/tasks/${world.completed.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(world.completed.name);
  });

  test("tells that a key is not known", async ({ page }) => {
    await page.goto("/login");
    await page.getByLabel("API key").fill("gr_no-key-of-anyone");
    await page.getByRole("button", { name: "Sign in" }).click();

    await expect(page.getByRole("alert").first()).toContainText("This key is not known");
    await expect(page.getByRole("alert").first()).toContainText("unauthorized");
    await expect(page).toHaveURL(/\/login/);
  });

  test("never follows an address to another site", async ({ page, world }) => {
    await page.goto("/login?next=//example.com/");
    await page.getByLabel("API key").fill(world.key.key);
    await page.getByRole("button", { name: "Sign in" }).click();

    await filled(page);
    expect(new URL(page.url()).origin).toBe(new URL(set("BASE_URL")).origin);
  });

  test("ends where the key is revoked, and goes on with another", async ({ page, world }) => {
    const admin = operator();
    const key = await admin.createKey("soon revoked", { workspace_id: world.key.workspace_id });
    await signIn(page, key.key);
    await page.goto(`/tasks/${world.completed.id}`);
    await filled(page);

    await admin.deleteKey(key.id);
    // A gateway may believe a key for some seconds more; then the next question of the page is refused.
    await expect(async () => {
      await page.reload();
      await expect(page).toHaveURL(/\/login\?next=/, { timeout: 1_000 });
    }).toPass();

    await page.getByLabel("API key").fill(world.key.key);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`/tasks/${world.completed.id}`);
  });

  test("is asked for over the page where the key ends in mid-work", async ({ page, world }) => {
    const admin = operator();
    const key = await admin.createKey("ends in mid-work", { workspace_id: world.key.workspace_id });
    await signIn(page, key.key);
    await page.goto("/tasks/new");
    await filled(page);
    await page.getByText("More", { exact: true }).click();
    await page.getByLabel("Description").fill("Half written");

    await admin.deleteKey(key.id);
    const dialog = page.getByRole("dialog", { name: "You are no longer signed in" });
    // A gateway may believe a key for some seconds more.
    await expect(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
      await expect(dialog.getByRole("heading")).toBeVisible({ timeout: 1_000 });
    }).toPass();

    await dialog.getByLabel("API key").fill(world.key.key);
    await dialog.getByRole("button", { name: "Sign in and go on" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByLabel("Description")).toHaveValue("Half written");
  });

  test("refuses a key that has expired", async ({ page, world }) => {
    const soon = new Date(Date.now() + 2_000).toISOString();
    const terms = { workspace_id: world.key.workspace_id, expires_at: soon };
    const key = await operator().createKey("soon expired", terms);
    await expect
      .poll(() =>
        page.request.get("/api/session", { headers: { "X-API-KEY": key.key } }).then((r) => r.status()),
      )
      .toBe(401);

    await page.goto("/login");
    await page.getByLabel("API key").fill(key.key);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").first()).toContainText("no longer valid");
  });

  test("out leaves nothing behind", async ({ page, world }) => {
    await signIn(page, world.key.key);
    await page.goto("/tasks");
    await expect(page.getByText(world.completed.name).first()).toBeVisible();

    await page.getByRole("button", { name: /sign out/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/login/);
    await page.goto("/tasks");
    await expect(page).toHaveURL(/\/login/);
    await expect(page.getByText(world.completed.name)).toHaveCount(0);
  });
});
