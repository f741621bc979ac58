import { defineConfig } from "@playwright/test";

/** Started by scripts/run.sh, which tells where its stack is. */
export default defineConfig({
  outputDir: "target/results",
  // One stack, one worker: some tests kill what the others stand on.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  globalTimeout: 20 * 60_000,
  reporter: [["list"], ["./closing-line.ts"]],
  // A busy machine is slow, never wrong.
  expect: {
    timeout: 30_000,
    toHaveScreenshot: { maxDiffPixels: 150, animations: "disabled", stylePath: "tests/snapshots.css" },
  },
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  use: {
    baseURL: process.env.BASE_URL,
    locale: "en-US",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      chromiumSandbox: process.env.CHROMIUM_SANDBOX === "on",
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--font-render-hinting=none",
      ],
    },
  },
  projects: [
    { name: "tests", testDir: "tests", testMatch: "*.spec.ts" },
    // By hand: npm run lighthouse, npm run pictures.
    { name: "lighthouse", testDir: "lighthouse", testMatch: "*.spec.ts" },
    { name: "pictures", testDir: "pictures", testMatch: "*.spec.ts" },
  ],
});
