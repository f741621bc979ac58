import type { StoredFile } from "@/lib/api/types";

/** An upload as the gateway would answer it, with what the test is about. */
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
