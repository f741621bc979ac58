import type { DetailedError, Upload as TusUpload } from "tus-js-client";
import { call } from "./http";
import { ApiError, problemOf } from "./problem";
import type { StoredFile, Unfinished } from "./types";

export interface TransferEvents {
  onProgress: (sentBytes: number) => void;
  onStored: (file: StoredFile) => void;
  /** ApiError. */
  onError: (error: unknown) => void;
}

/** A file that is being sent. After `pause` it tells nothing more. */
export interface Transfer {
  pause: () => void;
}

export interface Sender {
  /** Begins, or goes on where it was broken off. */
  start: (file: File, events: TransferEvents) => Transfer;
  /** What has come of it is no longer needed. */
  forget: (file: File) => void;
}

const uploads = "/api/uploads";

export async function uploadLimits(): Promise<{ video: number; audio: number }> {
  const limits = await call("GET", "/api/uploads/limits");
  return { video: limits.video_bytes, audio: limits.audio_bytes };
}

/** Of this key, newest first. */
export async function listUnfinished(signal?: AbortSignal): Promise<Unfinished[]> {
  const page = await call("GET", uploads, { query: { limit: 200 }, signal });
  return page.data.filter((upload) => upload.mine);
}

export async function endUpload(url: string): Promise<void> {
  await call("DELETE", "/api/uploads/{id}", { path: { id: idOf(url) } });
}

function idOf(url: string): string {
  return url.slice(`${uploads}/`.length);
}

/** Whether that upload is of this file, as far as a browser can tell. */
export function isOf(file: File, upload: Unfinished): boolean {
  const sameTime = upload.last_modified === String(file.lastModified);
  return upload.size_bytes === file.size && upload.name === file.name && sameTime;
}

/** A gateway that restarts is back within seconds, a network after a change within a minute. */
const retryDelays = [500, 1_000, 3_000, 5_000, 10_000, 20_000, 20_000];

/** Sends by the tus protocol: whatever ends the connection, all that has come is kept for a day. */
export class TusSender implements Sender {
  /** Where the bytes of a file go. */
  private readonly urls = new WeakMap<File, string>();
  private readonly inUse = new Set<string>();

  readonly start = (file: File, events: TransferEvents): Transfer => {
    let paused = false;
    let upload: TusUpload | null = null;
    const sending = this.begin(file, {
      onProgress: (sent) => paused || events.onProgress(sent),
      onStored: (stored) => paused || events.onStored(stored),
      onError: (error) => paused || events.onError(error),
    }).then((begun) => {
      upload = begun;
      if (!paused) begun.start();
    });
    sending.catch((error) => paused || events.onError(error));
    return {
      pause: () => {
        paused = true;
        void upload?.abort();
        this.release(file);
      },
    };
  };

  readonly forget = (file: File) => {
    const url = this.urls.get(file);
    this.urls.delete(file);
    // Should it not be heard, the gateway ends it tomorrow.
    if (url) endUpload(url).catch(() => {});
  };

  private async begin(file: File, events: TransferEvents): Promise<TusUpload> {
    const { Upload } = await import("tus-js-client");
    const known = this.urls.get(file) ?? (await this.unfinishedOf(file));
    if (known) this.use(file, known);
    const upload = new Upload(file, {
      endpoint: uploads,
      uploadUrl: known,
      metadata: { filename: file.name, filetype: file.type, last_modified: String(file.lastModified) },
      retryDelays,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        if (upload.url) this.use(file, new URL(upload.url, location.href).pathname);
      },
      onProgress: (sent) => events.onProgress(sent),
      onSuccess: () => {
        this.release(file);
        void this.whatItBecame(file, events);
      },
      onError: (error) => {
        this.release(file);
        events.onError(apiError(error));
      },
    });
    return upload;
  }

  /** Null where the gateway knows of none, or does not say. */
  private async unfinishedOf(file: File): Promise<string | null> {
    const all = await listUnfinished().catch((): Unfinished[] => []);
    return all.find((upload) => isOf(file, upload) && !this.inUse.has(upload.url))?.url ?? null;
  }

  private async whatItBecame(file: File, { onStored, onError }: TransferEvents) {
    try {
      const url = this.urls.get(file);
      const upload = url ? await call("GET", "/api/uploads/{id}", { path: { id: idOf(url) } }) : null;
      if (!upload?.file) throw new ApiError(0, "upload_unfinished", "The upload is not all there.");
      onStored(upload.file);
    } catch (error) {
      onError(error);
    }
  }

  private use(file: File, url: string) {
    this.release(file);
    this.urls.set(file, url);
    this.inUse.add(url);
  }

  private release(file: File) {
    const url = this.urls.get(file);
    if (url) this.inUse.delete(url);
  }
}

export const sender = new TusSender();

function apiError(error: Error | DetailedError): unknown {
  if (!("originalRequest" in error)) return error;
  const answer = error.originalResponse;
  return problemOf(answer?.getStatus() ?? 0, answer?.getBody() ?? "");
}
