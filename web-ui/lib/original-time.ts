/**
 * Where in the original a moment of the result was taken from: where the voice is longer, the original goes to its end,
 * back to its beginning, and so on.
 *
 * @param seconds of the result
 * @param length of the original in seconds; NaN while it is not known
 */
export function originalAt(seconds: number, length: number): { at: number; forwards: boolean } {
  if (!(length > 0 && Number.isFinite(length))) return { at: 0, forwards: true };
  const round = seconds % (2 * length);
  return round < length ? { at: round, forwards: true } : { at: 2 * length - round, forwards: false };
}
