import type { Caps } from "./api/types";

/** What a workspace can be limited in. */
export const capNames = ["max_running", "max_pending", "max_stored_bytes"] as const satisfies (keyof Caps)[];
export type CapName = (typeof capNames)[number];

/** `settings`: as the gateway is set up; `none`: any number; `number`: so many. */
export type CapKind = "settings" | "none" | "number";

/** A cap as a form holds it. */
export interface CapAnswer {
  kind: CapKind;
  /** As it was typed; gigabytes for bytes. */
  text: string;
}

const gigabyte = 1024 ** 3;
const unit: Record<CapName, number> = { max_running: 1, max_pending: 1, max_stored_bytes: gigabyte };

/** What every JSON reader keeps as it is, and what the column of the others holds. */
const most: Record<CapName, number> = {
  max_running: 2 ** 31 - 1,
  max_pending: 2 ** 31 - 1,
  max_stored_bytes: Number.MAX_SAFE_INTEGER,
};

export function readCap(name: CapName, value: number | null): CapAnswer {
  if (value === null) return { kind: "settings", text: "" };
  if (value === 0) return { kind: "none", text: "" };
  return { kind: "number", text: String(value / unit[name]) };
}

/** What the gateway is to be told; "wrong" for a number that is none. */
export function capOf(name: CapName, { kind, text }: CapAnswer): number | null | "wrong" {
  if (kind === "settings") return null;
  if (kind === "none") return 0;
  const given = text.trim() === "" ? Number.NaN : Number(text) * unit[name];
  const count = name === "max_stored_bytes" ? Math.round(given) : given;
  return Number.isInteger(count) && count >= 1 && count <= most[name] ? count : "wrong";
}
