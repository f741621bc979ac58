import { Description, DialogTitle } from "@headlessui/react";
import type { ReactNode } from "react";
import { Button, type ButtonLook } from "./button";
import { Overlay } from "./overlay";

interface Props {
  open: boolean;
  title: string;
  text: string;
  confirm: string;
  keep: string;
  look?: ButtonLook;
  busy: boolean;
  /** There is nothing to confirm. */
  disabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** Why it did not work, when it did not. */
  children?: ReactNode;
}

/** Asks once more before something with consequences. */
export function ConfirmDialog({
  open,
  title,
  text,
  confirm,
  keep,
  look = "danger",
  busy,
  disabled = false,
  onConfirm,
  onClose,
  children,
}: Props) {
  return (
    <Overlay open={open} onClose={onClose} className="max-w-md overflow-y-auto p-6">
      <DialogTitle className="text-lg break-words">{title}</DialogTitle>
      <Description className="mt-2 text-muted">{text}</Description>
      {children && <div className="mt-4">{children}</div>}
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{keep}</Button>
        <Button look={look} busy={busy} disabled={disabled} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Overlay>
  );
}
