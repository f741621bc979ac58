import { upload } from "./files";
import type { StoredFile } from "./types";

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

/** Sends files whole. */
export const sender: Sender = {
  start: (file, { onProgress, onStored, onError }) => {
    const end = new AbortController();
    const progress = (share: number) => onProgress(Math.round(share * file.size));
    upload(file, { signal: end.signal, onProgress: progress }).then(onStored, (error) => {
      if (!end.signal.aborted) onError(error);
    });
    return { pause: () => end.abort() };
  },
  forget: () => {},
};
