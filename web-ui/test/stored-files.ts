import type { StoredFile } from "@/lib/api/types";

/** An audio as the gateway would tell of it, with what the test is about. */
export function aFile(about: Partial<StoredFile> = {}): StoredFile {
  return {
    id: "5",
    path: "files/5",
    kind: "audio",
    name: "opening.wav",
    content_type: "audio/vnd.wave",
    size_bytes: 2048,
    sha256: "0".repeat(64),
    duration_ms: 14_000,
    probed: true,
    video: null,
    audio: { codec: "pcm_s16le", sample_rate: 16_000, channels: 1 },
    url: "/api/files/5",
    created_at: "2026-11-24T10:00:00.000Z",
    ...about,
  };
}
