import { Dialog, DialogBackdrop, DialogPanel, DialogTitle } from "@headlessui/react";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";

interface Props {
  open: boolean;
  title: string;
  /** Names the button that closes. */
  close: string;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Something to look at or fill in over the page: a sheet from below on a phone. */
export function Sheet({ open, title, close, wide = false, onClose, children }: Props) {
  return (
    <Dialog open={open} onClose={onClose} className="relative z-30">
      <DialogBackdrop
        transition
        className="fixed inset-0 bg-[oklch(15%_0.01_168/0.45)] transition duration-150 data-closed:opacity-0"
      />
      <div className="fixed inset-0 flex items-end justify-center sm:items-center sm:p-6">
        <DialogPanel
          transition
          className={`flex max-h-[calc(100dvh-2rem)] w-full flex-col overflow-hidden rounded-t-2xl bg-surface shadow-pop transition duration-150 data-closed:translate-y-2 data-closed:opacity-0 sm:rounded-2xl ${wide ? "max-w-3xl" : "max-w-xl"}`}
        >
          <div className="flex items-start gap-3 pt-4 pr-3 pb-3 pl-5 sm:pl-6">
            <DialogTitle className="min-w-0 flex-1 py-1.5 text-lg break-words">{title}</DialogTitle>
            <IconButton icon={X} label={close} onClick={onClose} />
          </div>
          <div className="overflow-y-auto overscroll-contain px-5 pt-1 pb-6 sm:px-6">{children}</div>
        </DialogPanel>
      </div>
    </Dialog>
  );
}
