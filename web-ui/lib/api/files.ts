import { call } from "./http";
import { problemOf } from "./problem";
import type { StoredFile } from "./types";

interface UploadOptions {
  signal: AbortSignal;
  /** 0-1, as bytes leave the browser. */
  onProgress: (share: number) => void;
}

/** Sends one file. XMLHttpRequest because fetch tells nothing about bytes sent. Throws ApiError. */
export function upload(file: File, { signal, onProgress }: UploadOptions): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/upload");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as StoredFile);
      else reject(problemOf(request.status, request.responseText));
    };
    request.onerror = () => reject(problemOf(0, ""));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

/** What a stored file is, as far as it is known by now. */
export function fileInfo(id: string, signal: AbortSignal): Promise<StoredFile> {
  return call("GET", "/api/files/{id}/info", { path: { id }, signal });
}
