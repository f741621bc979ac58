import { type MediaFacts, readFacts } from "./media-facts";
import { type MediaKind, type Sniffed, sniff } from "./media-kind";

/** Why a file is not worth sending: a key under `upload.fault`, and what fills the sentence. */
export type UploadFault =
  | { code: "empty" | "unreadable" | "notMedia" | "notVideo" | "notAudio" }
  | { code: "tooLarge"; most: number }
  | { code: "tooShort" | "tooLong"; seconds: number; most: number }
  | { code: "tooSmall" | "tooManyPixels"; width: number; height: number; most: number };

/** The largest upload of each kind, in bytes. */
export type UploadLimits = Record<MediaKind, number>;

export interface Checked {
  fault: UploadFault | null;
  facts: MediaFacts | null;
}

/** What render workers take. */
const leastSide = 64;
const mostPixels = 4096 * 4096;
const longestSeconds: Record<MediaKind, number> = { video: 3_600, audio: 7_200 };
const shortestAudioSeconds = 0.1;

/** Looks at a file before a byte of it is sent. What the browser cannot tell is left to the gateway. */
export async function checkFile(file: File, kind: MediaKind, limits: UploadLimits | null): Promise<Checked> {
  if (file.size === 0) return { fault: { code: "empty" }, facts: null };
  if (limits && file.size > limits[kind]) {
    return { fault: { code: "tooLarge", most: limits[kind] }, facts: null };
  }
  const wrong = kindFault(await sniff(file), file, kind);
  if (wrong) return { fault: wrong, facts: null };
  const facts = await readFacts(file);
  return { fault: facts && factsFault(facts, kind), facts };
}

function kindFault(sniffed: Sniffed, file: File, kind: MediaKind): UploadFault | null {
  const known = sniffed !== null && sniffed !== "other";
  if (!known && !(sniffed === null && /^(audio|video)\//.test(file.type))) return { code: "notMedia" };
  if (kind === "video" && (sniffed === "audio" || sniffed === "image")) return { code: "notVideo" };
  if (kind === "audio" && sniffed === "image") return { code: "notAudio" };
  return null;
}

function factsFault({ seconds, width, height }: MediaFacts, kind: MediaKind): UploadFault | null {
  const most = longestSeconds[kind];
  if (seconds !== null && seconds > most) return { code: "tooLong", seconds, most };
  if (kind === "audio") {
    const short = seconds !== null && seconds < shortestAudioSeconds;
    return short ? { code: "tooShort", seconds, most: shortestAudioSeconds } : null;
  }
  // No size may also mean a codec that this browser does not show.
  if (width === null || height === null) return null;
  if (Math.min(width, height) < leastSide) return { code: "tooSmall", width, height, most: leastSide };
  if (width * height > mostPixels) return { code: "tooManyPixels", width, height, most: mostPixels };
  return null;
}
