export type MediaKind = "audio" | "video";

/** What a file's first bytes say: "container" may hold sound, pictures or both; null is not known here. */
export type Sniffed = MediaKind | "image" | "container" | "other" | null;

type Signature = [at: number, text: string, found: Sniffed];

/** Latin-1, as the formats' own descriptions give them. The gateway looks closer and has the last word. */
const signatures: Signature[] = [
  [4, "ftyp", "container"],
  [4, "moov", "container"],
  [4, "mdat", "container"],
  [4, "wide", "container"],
  [0, "\x1a\x45\xdf\xa3", "container"],
  [0, "OggS", "container"],
  [8, "AVI ", "video"],
  [8, "WAVE", "audio"],
  [8, "AIFF", "audio"],
  [8, "AIFC", "audio"],
  [8, "WEBP", "image"],
  [0, "fLaC", "audio"],
  [0, "ID3", "audio"],
  [0, "\x89PNG", "image"],
  [0, "\xff\xd8\xff", "image"],
  [0, "GIF8", "image"],
  [0, "%PDF", "other"],
  [0, "PK\x03\x04", "other"],
  [0, "{\\rtf", "other"],
];

export async function sniff(file: Blob): Promise<Sniffed> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const text = String.fromCharCode(...head);
  const known = signatures.find(([at, mark]) => text.startsWith(mark, at));
  if (known) return known[2];
  // An MPEG audio frame begins with eleven set bits.
  return head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0 ? "audio" : null;
}

/** A guess by the name alone, where the content is not at hand. */
export function kindOfName(name: string): MediaKind {
  return /\.(wav|mp3|m4a|aac|flac|og[ga]|opus|aiff?)$/i.test(name) ? "audio" : "video";
}
