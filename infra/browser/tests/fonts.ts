import { execFileSync } from "node:child_process";
import { set } from "./gateway.ts";

/** What the snapshots were made with: other fonts or another browser draw other pixels. */
const madeWith = ["chromium 156", "DejaVu Sans 155320", "Liberation Sans 70123", "Noto Sans CJK SC 131334"];

/** Null where this machine draws as the one did that made the snapshots; else what differs. */
export function drawsDifferently(): string | null {
  const here = [browser(), font("system-ui"), font("Arial"), font("sans-serif:lang=zh-cn")];
  return here.join() === madeWith.join()
    ? null
    : `made with ${madeWith.join(", ")}; here are ${here.join(", ")}`;
}

function browser(): string {
  const version = execFileSync(set("CHROMIUM"), ["--version"], { encoding: "utf8" });
  return `chromium ${/\d+/.exec(version)?.[0]}`;
}

function font(wanted: string): string {
  try {
    return execFileSync("fc-match", ["-f", "%{family[0]} %{fontversion}", wanted], { encoding: "utf8" });
  } catch {
    return `no fc-match for ${wanted}`;
  }
}
