import type { ReactNode } from "react";
import type { UploadItem } from "@/lib/uploads/upload-item";
import { UnfinishedUploads } from "./unfinished-uploads";
import { UploadFrame } from "./upload-frame";
import { UploadRow } from "./upload-row";
import type { Uploads } from "./use-uploads";

interface Props {
  label: string;
  hint: string;
  uploads: Uploads;
  /** As many files as there may be; there is no limit without. */
  most?: number | undefined;
  onChoose?: ((files: File[]) => void) | undefined;
  /** What the form finds wrong. */
  error?: string | undefined;
  /** Shown below each file, such as a name to give or a player. */
  children?: (item: UploadItem) => ReactNode;
}

/** Several files, sent as soon as they are chosen, a few at a time. */
export function UploadsField({ label, hint, uploads, most, onChoose, error, children }: Props) {
  const { items, kind } = uploads;
  const room = most === undefined ? Number.POSITIVE_INFINITY : most - items.length;
  const choose = (files: File[]) => {
    const taken = files.slice(0, room);
    uploads.add(taken);
    onChoose?.(taken);
  };
  return (
    <UploadFrame
      label={label}
      hint={hint}
      kind={kind}
      several
      error={error}
      begun={items.length > 0}
      onFiles={room > 0 ? choose : null}
    >
      {items.length > 0 && (
        <ul className="space-y-2.5">
          {items.map((item) => (
            <li key={item.key}>
              <UploadRow item={item} uploads={uploads}>
                {children?.(item)}
              </UploadRow>
            </li>
          ))}
        </ul>
      )}
      {room > 0 && <UnfinishedUploads uploads={uploads} />}
    </UploadFrame>
  );
}
