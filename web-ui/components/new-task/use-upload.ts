import { useCallback, useEffect, useRef, useState } from "react";
import { upload } from "@/lib/api/files";
import type { StoredFile } from "@/lib/api/types";

export interface Upload {
  file: File | null;
  /** 0-1 while the file is sent, else null. */
  progress: number | null;
  stored: StoredFile | null;
  error: unknown;
  start: (file: File) => void;
  clear: () => void;
}

const nothing = { file: null, progress: null, stored: null, error: null };

/** Sends a file as soon as it is chosen; a new choice, a removal and leaving the page end the sending. */
export function useUpload(): Upload {
  const [state, setState] = useState<Omit<Upload, "start" | "clear">>(nothing);
  const sending = useRef<AbortController>(null);

  const start = useCallback(async (file: File) => {
    sending.current?.abort();
    const end = new AbortController();
    sending.current = end;
    setState({ ...nothing, file, progress: 0 });
    try {
      const onProgress = (progress: number) =>
        setState((now) => (now.file === file ? { ...now, progress } : now));
      const stored = await upload(file, { signal: end.signal, onProgress });
      setState({ ...nothing, file, stored });
    } catch (error) {
      if (!end.signal.aborted) setState({ ...nothing, file, error });
    }
  }, []);

  const clear = useCallback(() => {
    sending.current?.abort();
    setState(nothing);
  }, []);

  useEffect(() => () => sending.current?.abort(), []);
  return { ...state, start, clear };
}
