import type { ReactNode } from "react";
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
  const { item, kind } = upload;
  const choose = (file: File) => {
    upload.choose(file);
    onChoose?.(file);
  };
  return (
    <UploadFrame
      label={label}
      hint={hint}
      kind={kind}
      error={error}
      onFiles={item ? null : ([file]) => file && choose(file)}
    >
      {!item && <UnfinishedUploads uploads={upload} />}
      {item && (
        <UploadRow item={item} uploads={upload}>
          {children?.(item)}
        </UploadRow>
      )}
    </UploadFrame>
  );
}
