import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
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
  const t = useTranslations("upload");
  const { items, kind } = uploads;
  const [leftOut, setLeftOut] = useState(0);
  const room = most === undefined ? Number.POSITIVE_INFINITY : most - items.length;
  const choose = (files: File[]) => {
    const taken = files.slice(0, room);
    setLeftOut(files.length - taken.length);
    uploads.add(taken);
    onChoose?.(taken);
  };
  // Said until there is room for some of them.
  const full = room <= 0 && leftOut > 0 ? t("leftOut", { count: leftOut, most: items.length }) : undefined;
  return (
    <UploadFrame
      label={label}
      hint={hint}
      kind={kind}
      several
      error={error ?? full}
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
