import { DialogTitle } from "@headlessui/react";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";
import { Overlay } from "./overlay";

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
    <Overlay
      open={open}
      onClose={onClose}
      shape="sheet"
      className={`overflow-hidden ${wide ? "max-w-3xl" : "max-w-xl"}`}
    >
      <div className="flex items-start gap-3 pt-4 pr-3 pb-3 pl-5 sm:pl-6">
        <DialogTitle className="min-w-0 flex-1 py-1.5 text-lg break-words">{title}</DialogTitle>
        <IconButton icon={X} label={close} onClick={onClose} />
      </div>
      <div className="overflow-y-auto overscroll-contain px-5 pt-1 pb-6 sm:px-6">{children}</div>
    </Overlay>
  );
}
