import { expect, filled, signIn, test } from "./fixtures.ts";
import { Gateway, operator } from "./gateway.ts";

test.describe("another workspace", () => {
  test.use({ expectedComplaints: /status of 404/ });

  test("sees nothing of this one", async ({ page, world }) => {
    const other = await operator().createKey("Another studio");
    await signIn(page, other.key);

    await page.goto("/tasks");
    await expect(page.getByText("No tasks yet")).toBeVisible();
    await page.goto("/tasks/new");
    await filled(page);
    await expect(page.getByText("Lin", { exact: true })).toHaveCount(0);
    await page.goto(`/tasks/${world.completed.id}`);
    await expect(page.getByText("No such task")).toBeVisible();
    await expect(page.getByText(world.completed.name)).toHaveCount(0);

    const gateway = new Gateway(other.key);
    for (const path of [
      `/api/tasks/${world.completed.id}`,
      `/api/videos/${world.completed.id}`,
      `/api/tasks/${world.completed.id}/thumbnail`,
      `/api/digital-humans/${world.human}`,
    ]) {
      expect(await gateway.statusOf(path), path).toBe(404);
      expect(await world.gateway.statusOf(path), path).toBe(200);
    }
  });
});
