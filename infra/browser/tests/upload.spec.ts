import { writeFile } from "node:fs/promises";
import { expect, filled, signIn, test } from "./fixtures.ts";
import { Gateway, operator } from "./gateway.ts";
import { tone } from "./samples.ts";

test("an upload that a reload breaks off is gone on with", async ({ page }, testInfo) => {
  const key = await operator().createKey("Traveller");
  const voice = testInfo.outputPath("speech.wav");
  await writeFile(voice, tone(120));
  const line = await page.context().newCDPSession(page);
  const send = (uploadThroughput: number) =>
    line.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });

  await signIn(page, key.key);
  await page.goto("/tasks/new");
  await filled(page);
  await send(256 * 1024);
  await page.getByLabel("Voice").setInputFiles(voice);
  const bar = page.getByRole("progressbar", { name: "Upload of speech.wav" });
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(20);

  await page.reload();
  // What has come is kept when the gateway has seen the connection break.
  const gateway = new Gateway(key.key);
  await expect.poll(async () => (await gateway.unfinished())[0]?.offset_bytes).toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByText(/speech\.wav stopped at \d+%\. Choose it again to go on\./)).toBeVisible();

  await send(-1);
  const rest = page.waitForRequest((request) => request.method() === "PATCH");
  await page.getByLabel("Voice").setInputFiles(voice);
  expect(Number((await rest).headers()["upload-offset"])).toBeGreaterThan(0);
  await expect(page.getByText("Uploaded", { exact: true })).toBeVisible();
  expect(await gateway.unfinished()).toEqual([]);
});
