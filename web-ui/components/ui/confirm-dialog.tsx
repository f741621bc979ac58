import { Description, Dialog, DialogBackdrop, DialogPanel, DialogTitle } from "@headlessui/react";
import type { ReactNode } from "react";
import { Button, type ButtonLook } from "./button";

interface Props {
  open: boolean;
  title: string;
  text: string;
  confirm: string;
  keep: string;
  look?: ButtonLook;
  busy: boolean;
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
  onConfirm,
  onClose,
  children,
}: Props) {
  return (
    <Dialog open={open} onClose={onClose} className="relative z-50">
      <DialogBackdrop
        transition
        className="fixed inset-0 bg-[oklch(15%_0.01_168/0.45)] transition duration-150 data-closed:opacity-0"
      />
      <div className="fixed inset-0 flex items-end justify-center p-4 sm:items-center">
        <DialogPanel
          transition
          className="w-full max-w-md rounded-2xl bg-surface p-6 shadow-pop transition duration-150 data-closed:translate-y-2 data-closed:opacity-0"
        >
          <DialogTitle className="text-lg break-words">{title}</DialogTitle>
          <Description className="mt-2 text-muted">{text}</Description>
          {children && <div className="mt-4">{children}</div>}
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <Button onClick={onClose}>{keep}</Button>
            <Button look={look} busy={busy} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </DialogPanel>
      </div>
    </Dialog>
  );
}
