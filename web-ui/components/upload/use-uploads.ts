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
  choose: (file: File) => void;
}

export function useOneUpload(kind: MediaKind): OneUpload {
  const uploads = useUploads(kind);
  return useMemo(() => {
    const item = uploads.items.at(-1) ?? null;
    const choose = (file: File) => {
      uploads.clear();
      uploads.add([file]);
    };
    return { ...uploads, item, file: item?.file ?? null, stored: item?.stored ?? null, choose };
  }, [uploads]);
}
