import type { DigitalHuman } from "@/lib/api/types";

/** A digital human as the gateway would send it, with what the test is about. */
export function aHuman(about: Partial<DigitalHuman> = {}): DigitalHuman {
  const id = about.id ?? "3";
  return {
    id,
    name: "Ada",
    description: null,
    video_path: "files/7",
    video_url: `/api/digital-humans/${id}/video`,
    thumbnail_url: `/api/digital-humans/${id}/thumbnail`,
    status: "active",
    params: null,
    created_at: "2026-11-24T10:00:00.000Z",
    updated_at: "2026-11-24T10:00:00.000Z",
    ...about,
  };
}
