/** How long a key is to last: as it does, for ever, so many days from now, or until the end of a day. */
export type Expiry = "keep" | "never" | `${number}` | "date";

/** Days that are offered. */
export const expiryDays = [30, 90] as const;
export const yearDays = 365;

const dayMillis = 86_400_000;

/**
 * When that is.
 *
 * @param day as a calendar writes it, 2026-11-27; the key lasts to its end where the reader is
 * @returns undefined: as it is; null: never; "missing": a day that is none, or is over
 */
export function endOf(expiry: Expiry, day: string, now: Date): string | null | undefined | "missing" {
  if (expiry === "keep") return undefined;
  if (expiry === "never") return null;
  if (expiry !== "date") return new Date(now.getTime() + Number(expiry) * dayMillis).toISOString();
  const end = new Date(`${day}T23:59:59.999`);
  return Number.isNaN(end.getTime()) || end <= now ? "missing" : end.toISOString();
}
