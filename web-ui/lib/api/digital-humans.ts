import { call } from "./http";
import type { DigitalHuman, Page, Task } from "./types";

/** What a person says about a digital human. A video that is not named stays as it is. */
export interface HumanDraft {
  name: string;
  description: string | null;
  params: Record<string, unknown> | null;
  status?: DigitalHuman["status"];
  video_path?: string;
}

interface ListOptions {
  /** A piece of the name. */
  q?: string;
  status?: DigitalHuman["status"] | undefined;
  /** Of which workspace; only an administrator has a choice. */
  workspaceId?: string | undefined;
  cursor?: string | undefined;
  signal?: AbortSignal;
}

/** Full rows in grids of two, three and four. */
const pageSize = 24;

/** Newest first. */
export function listHumans({
  q,
  status,
  workspaceId,
  cursor,
  signal,
}: ListOptions): Promise<Page<DigitalHuman>> {
  return call("GET", "/api/digital-humans", {
    query: { q: q || null, status, workspace_id: workspaceId, cursor, limit: pageSize },
    signal,
  });
}

export function getHuman(id: string, signal?: AbortSignal): Promise<DigitalHuman> {
  return call("GET", "/api/digital-humans/{id}", { path: { id }, signal });
}

export function createHuman(
  human: Partial<HumanDraft> & { name: string; video_path: string },
): Promise<DigitalHuman> {
  return call("POST", "/api/digital-humans", { body: human });
}

export function replaceHuman(id: string, human: HumanDraft): Promise<DigitalHuman> {
  return call("PUT", "/api/digital-humans/{id}", { path: { id }, body: human });
}

/** Only the status: the rest is sent back as it is at this moment, as the gateway replaces all. */
export async function setHumanStatus(id: string, status: DigitalHuman["status"]): Promise<DigitalHuman> {
  const { name, description, params } = await getHuman(id);
  return replaceHuman(id, { name, description, params, status });
}

export async function deleteHuman(id: string): Promise<void> {
  await call("DELETE", "/api/digital-humans/{id}", { path: { id } });
}

/** The tasks that keep it from being deleted: the first few, and how many there are. */
export function listTasksUsing(id: string, signal?: AbortSignal): Promise<Page<Task>> {
  return call("GET", "/api/tasks", {
    query: { digital_human_id: id, status: ["pending", "processing"], limit: 5, count: true },
    signal,
  });
}

/** Its address stays the same when a new video brings a new picture: a browser would show the old one. */
export function posterUrl({ thumbnail_url, updated_at }: DigitalHuman): string | null {
  return thumbnail_url && `${thumbnail_url}?at=${encodeURIComponent(updated_at)}`;
}

/** The same holds for the video, which has the name of its upload. */
export function videoUrl({ video_url, video_path }: DigitalHuman): string {
  return `${video_url}?of=${encodeURIComponent(video_path)}`;
}
