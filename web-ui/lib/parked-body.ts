import type { ParkedMessage } from "./api/types";

/** More than that slows the page, and nobody reads it there. */
const mostChars = 50_000;

export interface ShownBody {
  text: string;
  /** It is no text: what is shown is base64. */
  binary: boolean;
  /** There is more of it than is shown. */
  cut: boolean;
}

/** A body to look at. JSON is laid out, but only where that changes nothing of it, as it would a number of 20 digits. */
export function shownBody({ body = "", body_encoding }: ParkedMessage): ShownBody {
  const text = laidOut(body);
  return {
    text: text.slice(0, mostChars),
    binary: body_encoding === "base64",
    cut: text.length > mostChars,
  };
}

function laidOut(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(value) === body.trim() ? JSON.stringify(value, null, 2) : body;
  } catch {
    return body;
  }
}
