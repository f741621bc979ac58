import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  // A busy machine may take its time over a whole page.
  test: { environment: "jsdom", include: ["test/**/*.test.{ts,tsx}"], testTimeout: 30_000 },
});
