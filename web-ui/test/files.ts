import type { StoredFile, Unfinished } from "@/lib/api/types";

/** An upload as the gateway answers it, before it has looked into it, with what the test is about. */
export function aFile(about: Partial<StoredFile> = {}): StoredFile {
  return {
    id: "7",
    path: "files/7",
    kind: "video",
    name: "ada.mp4",
    content_type: "video/mp4",
    size_bytes: 2048,
    sha256: "0".repeat(64),
    duration_ms: null,
    probed: false,
    video: null,
    audio: null,
    url: "/api/files/7",
    created_at: "2026-01-01T00:00:00.000Z",
    ...about,
  };
}

/** An audio that it has looked into. */
export function anAudio(about: Partial<StoredFile> = {}): StoredFile {
  return aFile({
    id: "5",
    path: "files/5",
    kind: "audio",
    name: "opening.wav",
    content_type: "audio/vnd.wave",
    duration_ms: 14_000,
    probed: true,
    audio: { codec: "pcm_s16le", sample_rate: 16_000, channels: 1 },
    url: "/api/files/5",
    ...about,
  });
}

/** An upload of which not all is there, as the gateway lists it. */
export function anUnfinished(about: Partial<Unfinished> = {}): Unfinished {
  return {
    id: "5",
    name: "ada.mp4",
    size_bytes: 8,
    offset_bytes: 3,
    last_modified: "99",
    mine: true,
    file: null,
    url: "/api/uploads/5",
    created_at: "2026-01-01T00:00:00.000Z",
    expires_at: "2026-01-02T00:00:00.000Z",
    ...about,
  };
}
