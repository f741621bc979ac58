import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const script = join(import.meta.dirname, "../scripts/csp.mjs");
let pages: string;

beforeEach(() => {
  pages = mkdtempSync(join(tmpdir(), "csp-"));
});

afterEach(() => rmSync(pages, { recursive: true }));

/** The directives of each page by their names. */
function policies(): Record<string, Record<string, string[]>> {
  execFileSync(process.execPath, [script, pages]);
  const all: Record<string, string> = JSON.parse(readFileSync(join(pages, "csp.json"), "utf8"));
  const directives = (policy: string) => policy.split("; ").map((directive) => directive.split(" "));
  return Object.fromEntries(
    Object.entries(all).map(([page, policy]) => [
      page,
      Object.fromEntries(directives(policy).map(([name = "", ...sources]) => [name, sources])),
    ]),
  );
}

it("lets a page talk to its own host alone, and run what it came with", () => {
  mkdirSync(join(pages, "tasks"));
  writeFileSync(join(pages, "index.html"), '<script>begin()</script><script src="/a.js"></script>');
  writeFileSync(join(pages, "tasks/new.html"), "<p>Nothing runs here.</p>");
  const hash = createHash("sha256").update("begin()").digest("base64");

  const { "/index.html": index, "/tasks/new.html": form } = policies();
  expect(index?.["connect-src"]).toEqual(["'self'"]);
  expect(index?.["script-src"]).toEqual(["'self'", `'sha256-${hash}'`]);
  expect(form?.["script-src"]).toEqual(["'self'"]);
});
