import { expect, filled, liveBadge, signIn, test } from "./fixtures.ts";
import { Gateway, operator } from "./gateway.ts";
import { greeting, presenter } from "./samples.ts";
import { ends } from "./world.ts";

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

    await page.goto("/digital-humans");
    await filled(page);
    await expect(page.getByText("Lin", { exact: true })).toHaveCount(0);

    const gateway = new Gateway(other.key);
    for (const path of [
      `/api/tasks/${world.completed.id}`,
      `/api/videos/${world.completed.id}`,
      `/api/tasks/${world.completed.id}/thumbnail`,
      `/api/tasks/${world.completed.id}/storyboard`,
      `/api/tasks/${world.completed.id}/logs`,
      `/api/tasks/${world.completed.id}/events`,
      `/api/digital-humans/${world.human}`,
    ]) {
      expect(await gateway.statusOf(path), path).toBe(404);
      expect(await world.gateway.statusOf(path), path).toBe(200);
    }
  });

  test("hears nothing of what goes on in this one", async ({ page, world }) => {
    const other = await operator().createKey("A third studio");
    const heard: string[] = [];
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => heard.push(String(payload))),
    );
    await signIn(page, other.key);
    await page.goto("/");
    await expect(liveBadge(page)).toContainText("Live");

    const mine = new Gateway(other.key);
    const [video, audio] = await Promise.all([mine.upload(presenter), mine.upload(greeting)]);
    const human = await mine.createHuman("Mei", video);
    const theirs = await world.gateway.createTask({
      name: "Of the first studio",
      digital_human_id: world.human,
      audio_path: world.audio,
    });
    await ends(world.gateway, theirs, "completed");
    // What happens here after that is heard, so the other would have been by now.
    const own = await mine.createTask({ name: "Of the third", digital_human_id: human, audio_path: audio });
    await ends(mine, own, "completed");
    await expect.poll(() => heard.join()).toContain(own.id);

    await expect(page.getByText(own.name).first()).toBeVisible();
    await expect(page.getByText(theirs.name)).toHaveCount(0);
    expect(heard.filter((frame) => frame.includes(theirs.id))).toEqual([]);
  });
});
