import { useMemo, useState } from "react";
import { type Uploads, useUploads } from "@/components/upload/use-uploads";
import type { StoredFile } from "@/lib/api/types";
import { isUnderWay } from "@/lib/uploads/upload-item";

/** An audio that becomes the voice of a task. */
export interface Voice {
  id: string;
  fileName: string;
  /** Null where it was uploaded for an earlier task. */
  file: File | null;
  sizeBytes: number;
  /** Null until it has arrived. */
  stored: StoredFile | null;
  /** Arrives, if nothing goes wrong. */
  underWay: boolean;
  /** As far as the browser or the gateway can tell. */
  lengthMillis: number | null;
  /** What the task is to be called; empty: as the file. */
  title: string;
}

export interface Voices {
  all: Voice[];
  uploads: Uploads;
  entitle: (id: string, title: string) => void;
  remove: (id: string) => void;
}

/** @param earlier the audio of the task that this form begins with, and that task's name */
export function useVoices(earlier: { file: StoredFile; title: string } | null): Voices {
  const uploads = useUploads("audio");
  const [kept, setKept] = useState(earlier?.file ?? null);
  const [titles, setTitles] = useState<Record<string, string>>(
    earlier ? { [earlier.file.id]: earlier.title } : {},
  );

  return useMemo(() => {
    const sent = uploads.items.map((item): Voice => {
      const { key, file, stored, facts } = item;
      const seconds = facts?.seconds ?? null;
      return {
        id: key,
        fileName: file.name,
        file,
        sizeBytes: file.size,
        stored,
        underWay: isUnderWay(item),
        lengthMillis: stored?.duration_ms ?? (seconds === null ? null : Math.round(seconds * 1000)),
        title: titles[key] ?? "",
      };
    });
    return {
      all: [...(kept ? [ofEarlier(kept, titles[kept.id] ?? "")] : []), ...sent],
      uploads,
      entitle: (id, title) => setTitles((now) => ({ ...now, [id]: title })),
      remove: (id) => (id === kept?.id ? setKept(null) : uploads.remove(id)),
    };
  }, [uploads, kept, titles]);
}

function ofEarlier(stored: StoredFile, title: string): Voice {
  return {
    id: stored.id,
    fileName: stored.name,
    file: null,
    sizeBytes: stored.size_bytes,
    stored,
    underWay: false,
    lengthMillis: stored.duration_ms,
    title,
  };
}
