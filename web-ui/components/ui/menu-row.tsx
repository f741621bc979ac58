import { MenuItem } from "@headlessui/react";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  icon: LucideIcon;
  /** Given where it is one of several: whether it holds. */
  chosen?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** One line of a menu. */
export function MenuRow({ icon: Icon, chosen, disabled = false, onClick, children }: Props) {
  return (
    <MenuItem disabled={disabled}>
      <button
        type="button"
        onClick={onClick}
        className="flex w-full items-center gap-2.5 rounded-lg px-3 py-2 text-left text-sm data-disabled:text-faint data-focus:bg-sunken"
      >
        <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />
        <span className="flex-1">{children}</span>
        {chosen && <Check className="size-4 text-accent" aria-hidden="true" />}
      </button>
    </MenuItem>
  );
}
