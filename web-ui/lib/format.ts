/** 83_000 is "1:23", 3_723_000 is "1:02:03". */
export function clock(millis: number): string {
  const seconds = Math.round(millis / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** 4.25 is "4.3s" in English; from a minute on as a clock shows it. */
export function duration(seconds: number, locale: string): string {
  if (seconds >= 59.5) return clock(seconds * 1000);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "second",
    unitDisplay: "narrow",
    maximumFractionDigits: seconds < 9.95 ? 1 : 0,
  }).format(seconds);
}

/** 1_572_864 is "1.5 MB" in English: one decimal where it says something. */
export function bytes(count: number, locale: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log(count) / Math.log(1024)));
  const amount = count / 1024 ** power;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: amount < 10 && power > 0 ? 1 : 0,
  }).format(amount);
}

/** A file's name without its ending, as a first guess at a title. */
export function titleOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, "").trim() || fileName;
}

/** 45 is "45 sec", 200 is "3 min" and 5_000 is "1 hr 23 min" in English: as exact as a forecast is. */
export function roughly(seconds: number, locale: string): string {
  const unit = (amount: number, name: "second" | "minute" | "hour") =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" }).format(amount);
  if (seconds < 55) return unit(Math.max(1, Math.round(seconds)), "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, "minute");
  const parts = [unit(Math.floor(minutes / 60), "hour"), minutes % 60 > 0 && unit(minutes % 60, "minute")];
  return parts.filter(Boolean).join(" ");
}
