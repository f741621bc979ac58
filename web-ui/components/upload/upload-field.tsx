import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { UploadItem } from "@/lib/uploads/upload-item";
import { UnfinishedUploads } from "./unfinished-uploads";
import { UploadFrame } from "./upload-frame";
import { UploadRow } from "./upload-row";
import type { OneUpload } from "./use-uploads";

interface Props {
  label: string;
  hint: string;
  upload: OneUpload;
  /** Told of each choice; the file is on its way already. */
  onChoose?: ((file: File) => void) | undefined;
  /** What the form finds wrong. */
  error?: string | undefined;
  /** Shown below the file, such as a player. */
  children?: (item: UploadItem) => ReactNode;
}

/** One file, sent as soon as it is chosen, with all that happens to it. */
export function UploadField({ label, hint, upload, onChoose, error, children }: Props) {
  const t = useTranslations("upload");
  const { item, kind, leftOut } = upload;
  const choose = (files: File[]) => {
    upload.choose(files);
    if (files[0]) onChoose?.(files[0]);
  };
  const full = leftOut > 0 ? t("leftOut", { count: leftOut, most: 1 }) : undefined;
  return (
    <UploadFrame label={label} hint={hint} kind={kind} error={error ?? full} onFiles={item ? null : choose}>
      {!item && <UnfinishedUploads uploads={upload} />}
      {item && (
        <UploadRow item={item} uploads={upload}>
          {children?.(item)}
        </UploadRow>
      )}
    </UploadFrame>
  );
}
