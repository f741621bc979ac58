// Writes csp.json: for every page of the export the Content-Security-Policy that the gateway sends with it.
// A static page cannot carry a nonce, so each inline script is allowed by its hash and nothing else is.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = process.argv[2] ?? "out";
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const policy = (html) => {
  const hashes = new Set([...html.matchAll(inlineScript)].map((match) => hash(match[1])));
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...hashes].join(" ")}`,
    // React and Headless UI set style attributes; a style cannot run.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    // The live socket too: to browsers that run these pages 'self' is the own host's ws: and wss: as well.
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
};

const pages = readdirSync(root, { recursive: true }).filter((name) => name.endsWith(".html"));
const policies = Object.fromEntries(
  pages.sort().map((name) => [`/${name}`, policy(readFileSync(join(root, name), "utf8"))]),
);
writeFileSync(join(root, "csp.json"), `${JSON.stringify(policies, null, 1)}\n`);
