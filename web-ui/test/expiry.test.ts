import { expect, it } from "vitest";
import { endOf } from "@/lib/expiry";
import { stateOf } from "@/lib/key-status";
import { aKey } from "./keys";

const now = new Date("2026-11-27T10:00:00.000Z");

it("ends after so many days, at the end of a day, never, or as it does", () => {
  expect(endOf("30", "", now)).toBe("2026-12-27T10:00:00.000Z");
  expect(endOf("date", "2026-12-31", now)).toBe(new Date(2026, 11, 31, 23, 59, 59, 999).toISOString());
  expect(endOf("never", "", now)).toBeNull();
  expect(endOf("keep", "", now)).toBeUndefined();
});

it.each(["", "2026-13-01", "2026-11-25"])("takes no day that is none or is over: '%s'", (day) =>
  expect(endOf("date", day, now)).toBe("missing"),
);

it("tells a key that opens something from one that does not", () => {
  const past = "2026-11-27T09:59:59.000Z";
  expect(stateOf(aKey(), now)).toBe("active");
  expect(stateOf(aKey({ replaced_by: "2" }), now)).toBe("ending");
  expect(stateOf(aKey({ replaced_by: "2", expires_at: past }), now)).toBe("expired");
  expect(stateOf(aKey({ is_active: false, expires_at: past }), now)).toBe("disabled");
});
