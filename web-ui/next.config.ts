import type { NextConfig } from "next";
import { version } from "./package.json";

const config: NextConfig = {
  // A folder of files: the gateway serves it from its own jar, no node runs in production.
  // In development the pages are rendered on request, so that /tasks/{id} answers for every id.
  output: process.env.NODE_ENV === "development" ? undefined : "export",
  // One source gives one build: the name comes from the hash of the sources (scripts/build.sh).
  generateBuildId: () => process.env.UI_BUILD_ID ?? null,
  env: { NEXT_PUBLIC_VERSION: version },
  reactStrictMode: true,
  images: { unoptimized: true },
};

export default config;
