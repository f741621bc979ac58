import { useState } from "react";
import { newItem, type UploadItem } from "@/lib/uploads/upload-item";
import { aFile } from "./files";

/** A file that is chosen has arrived: how it travels is told by the tests of the queue. */
export function useOneUpload(kind: string) {
  const [item, setItem] = useState<UploadItem | null>(null);
  const nothing = () => {};
  const [leftOut, setLeftOut] = useState(0);
  const choose = ([file, ...more]: File[]) => {
    if (!file) return;
    setLeftOut(more.length);
    setItem({ ...newItem("1", file), state: "stored", stored: aFile({ path: "files/9", probed: true }) });
  };
  const acts = {
    add: nothing,
    pause: nothing,
    resume: nothing,
    remove: nothing,
    clear: () => setItem(null),
    choose,
    leftOut,
  };
  const items = item ? [item] : [];
  return { kind, items, busy: false, item, file: item?.file ?? null, stored: item?.stored ?? null, ...acts };
}
