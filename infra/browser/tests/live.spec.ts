import { expect, filled, liveBadge, signIn, test } from "./fixtures.ts";
import { Gate, killGateway } from "./stack.ts";
import { ends } from "./world.ts";

/** What the browser says of a gateway that is gone. */
const gone = /ERR_(CONNECTION|EMPTY|INCOMPLETE|SOCKET)|status of 50[23]|WebSocket connection/;

test("progress and completion appear as they happen", async ({ page, world }) => {
  const gate = new Gate("live");
  await gate.letTo(20);
  await signIn(page, world.key.key);
  await page.goto("/tasks");
  await expect(liveBadge(page)).toContainText("Live");

  const task = await world.gateway.createTask({
    name: "Seen while it renders",
    digital_human_id: world.human,
    audio_path: world.audio,
    params: gate.params,
  });
  await page.getByRole("link", { name: task.name }).first().click();
  const progress = page.getByRole("progressbar").first();
  await expect(progress).toHaveAttribute("aria-valuenow", /^[1-9]/);
  const early = Number(await progress.getAttribute("aria-valuenow"));

  await gate.letTo(80);
  await expect.poll(async () => (await world.gateway.task(task.id)).progress).toBeGreaterThan(60);
  await expect
    .poll(async () => Number(await progress.getAttribute("aria-valuenow")))
    .toBeGreaterThan(early + 20);
  await expect(page).toHaveTitle(/\d+\s?%/);

  await gate.letTo(100);
  await expect(page.locator("video").first()).toBeVisible();
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();
});

test.describe("a gateway that dies", () => {
  test.use({ expectedComplaints: gone });
  // What follows needs it too, whatever became of this test.
  test.afterAll(async ({ world }) => {
    await expect.poll(() => world.gateway.statusOf("/api/session"), { timeout: 180_000 }).toBe(200);
  });

  test("is told, and nothing is missed once it is back", async ({ page, world }) => {
    // A start of the gateway takes seconds, on a busy machine a minute.
    test.setTimeout(240_000);
    const gate = new Gate("restart");
    await gate.letTo(30);
    const task = await world.gateway.createTask({
      name: "Outlives its gateway",
      digital_human_id: world.human,
      audio_path: world.audio,
      params: gate.params,
    });
    await signIn(page, world.key.key);
    await page.goto(`/tasks/${task.id}`);
    await expect(liveBadge(page)).toContainText("Live");
    await expect(page.getByRole("progressbar").first()).toHaveAttribute("aria-valuenow", /^[1-9]/);

    await killGateway();
    await expect(liveBadge(page)).toContainText(/Offline|Polling/);
    // The rest of the rendering is told while nobody listens.
    await gate.letTo(100);
    await expect(liveBadge(page)).toContainText("Live", { timeout: 180_000 });
    await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.locator("video").first()).toBeVisible();
  });
});

test("where sockets are blocked the page asks instead", async ({ page, world }) => {
  const gate = new Gate("polled");
  await gate.letTo(10);
  await page.routeWebSocket(/\/api\/live/, (socket) => socket.close());
  await signIn(page, world.key.key);
  const task = await world.gateway.createTask({
    name: "Asked for",
    digital_human_id: world.human,
    audio_path: world.audio,
    params: gate.params,
  });
  await page.goto(`/tasks/${task.id}`);
  await filled(page);
  await expect(liveBadge(page)).toContainText("Polling");

  await gate.letTo(100);
  await ends(world.gateway, task, "completed");
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();
  await expect(liveBadge(page)).toContainText("Polling");
});
