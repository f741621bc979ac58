import type { UploadOptions } from "tus-js-client";

/** The library's side of each upload, oldest first: what it was told, and what it says back when a test lets it. */
export const begun: Upload[] = [];

/** Takes its place: `vi.mock("tus-js-client", () => import("./tus"))`. */
export class Upload {
  url: string | null;
  started = false;
  aborted = false;

  constructor(
    _: File,
    readonly options: UploadOptions,
  ) {
    this.url = options.uploadUrl ?? null;
    begun.push(this);
  }

  start() {
    this.started = true;
  }

  abort() {
    this.aborted = true;
    return Promise.resolve();
  }
}
