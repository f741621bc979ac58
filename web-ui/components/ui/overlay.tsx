import { Dialog, DialogBackdrop, DialogPanel } from "@headlessui/react";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";

interface Props {
  open: boolean;
  onClose: () => void;
  /** On a phone: away from all edges, or up from the lower one. */
  shape?: "card" | "sheet";
  /** Size and padding of what stands over the page. */
  className: string;
  children: ReactNode;
}

const shapes = {
  card: { frame: "p-4", panel: "max-h-full rounded-2xl" },
  sheet: { frame: "sm:p-6", panel: "max-h-[calc(100dvh-2rem)] rounded-t-2xl sm:rounded-2xl" },
};

/** Stands over the page, which waits for it: the newest above those that were there. */
export function Overlay({ open, onClose, shape = "card", className, children }: Props) {
  const { frame, panel } = shapes[shape];
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = open;
  return (
    <Dialog open={open} onClose={onClose} className="relative z-30 outline-none">
      <DialogBackdrop
        transition
        className="fixed inset-0 bg-[oklch(15%_0.01_168/0.45)] transition duration-150 data-closed:opacity-0"
      />
      <div className={`fixed inset-0 flex items-end justify-center sm:items-center ${frame}`}>
        <DialogPanel
          transition
          className={`flex w-full flex-col bg-surface shadow-pop transition duration-150 data-closed:translate-y-2 data-closed:opacity-0 ${panel} ${className}`}
        >
          {children}
          <Return to={opener} />
        </DialogPanel>
      </div>
    </Dialog>
  );
}

/** When all has faded out the focus is where it was: Headless UI leaves it nowhere after a transition. */
function Return({ to }: { to: RefObject<Element | null> }) {
  useEffect(
    () => () => {
      const opener = to.current;
      // The page can have the focus again only after all of this is gone.
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    },
    [to],
  );
  return null;
}
