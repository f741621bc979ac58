import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { StoredFile } from "@/lib/api/types";
import { sender, uploadLimits } from "@/lib/api/uploads";
import { checkFile } from "@/lib/uploads/check-file";
import type { MediaKind } from "@/lib/uploads/media-kind";
import { isUnderWay, type UploadItem } from "@/lib/uploads/upload-item";
import { UploadQueue } from "@/lib/uploads/upload-queue";

/** Files that are sent as soon as they are chosen. */
export interface Uploads {
  kind: MediaKind;
  items: readonly UploadItem[];
  /** Some are still on their way. */
  busy: boolean;
  add: (files: readonly File[]) => void;
  pause: (key: string) => void;
  /** After a pause, or once more after a failure. */
  resume: (key: string) => void;
  remove: (key: string) => void;
  clear: () => void;
}

export function useUploads(kind: MediaKind): Uploads {
  const cache = useQueryClient();
  const [queue] = useState(() => {
    // A gateway that does not tell its limits checks them itself.
    const limits = () =>
      cache
        .fetchQuery({
          queryKey: ["upload-limits"],
          queryFn: uploadLimits,
          staleTime: Number.POSITIVE_INFINITY,
        })
        .catch(() => null);
    return new UploadQueue({ check: async (file) => checkFile(file, kind, await limits()), sender });
  });
  const items = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  useEffect(() => queue.leave, [queue]);
  return useMemo(() => {
    const { add, pause, resume, remove, clear } = queue;
    return { kind, items, busy: items.some(isUnderWay), add, pause, resume, remove, clear };
  }, [kind, items, queue]);
}

/** One file: choosing another takes the place of the first. */
export interface OneUpload extends Uploads {
  item: UploadItem | null;
  file: File | null;
  /** Null until the gateway has it. */
  stored: StoredFile | null;
  /** Files of the last choice that there is no room for. */
  leftOut: number;
  /** Takes the first of them, in place of what was there. */
  choose: (files: readonly File[]) => void;
}

export function useOneUpload(kind: MediaKind): OneUpload {
  const uploads = useUploads(kind);
  const [more, setMore] = useState(0);
  return useMemo(() => {
    const item = uploads.items.at(-1) ?? null;
    const choose = (files: readonly File[]) => {
      uploads.clear();
      uploads.add(files.slice(0, 1));
      setMore(files.length - 1);
    };
    const leftOut = item ? more : 0;
    return { ...uploads, item, file: item?.file ?? null, stored: item?.stored ?? null, leftOut, choose };
  }, [uploads, more]);
}
