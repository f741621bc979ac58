import { call } from "./http";
import type { Caps, Page, Workspace } from "./types";

/** The most that the gateway gives at once. */
const pageSize = 200;

export type WantedWorkspace = Caps & { name: string };

/** Newest first. */
export function listWorkspaces(cursor: string | undefined, signal: AbortSignal): Promise<Page<Workspace>> {
  return call("GET", "/api/workspaces", { query: { cursor, limit: pageSize }, signal });
}

/** Of all of them, however many pages that takes. */
export async function listWorkspaceNames(signal: AbortSignal): Promise<Pick<Workspace, "id" | "name">[]> {
  const all: Workspace[] = [];
  let cursor: string | undefined;
  do {
    const page = await listWorkspaces(cursor, signal);
    all.push(...page.data);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return all.map(({ id, name }) => ({ id, name }));
}

export function createWorkspace(workspace: WantedWorkspace): Promise<Workspace> {
  return call("POST", "/api/workspaces", { body: workspace });
}

/** All of it is replaced. */
export function changeWorkspace(id: string, workspace: WantedWorkspace): Promise<Workspace> {
  return call("PUT", "/api/workspaces/{id}", { path: { id }, body: workspace });
}
