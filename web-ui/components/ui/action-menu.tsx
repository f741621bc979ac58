import { Menu, MenuButton, MenuItem, MenuItems } from "@headlessui/react";
import { Ellipsis, type LucideIcon } from "lucide-react";
import { iconButtonClass } from "./icon-button";

export interface MenuAction {
  label: string;
  icon: LucideIcon;
  onChoose: () => void;
  /** Something is lost by it. */
  danger?: boolean;
}

/** What else can be done with a row. */
export function ActionMenu({ label, actions }: { label: string; actions: MenuAction[] }) {
  return (
    <Menu>
      <MenuButton className={iconButtonClass} aria-label={label} title={label}>
        <Ellipsis className="size-[1.125rem]" aria-hidden="true" />
      </MenuButton>
      <MenuItems
        transition
        anchor={{ to: "bottom end", gap: 6, padding: 8 }}
        className="z-30 min-w-44 rounded-xl border border-line bg-surface p-1 shadow-pop outline-none transition duration-100 data-closed:scale-95 data-closed:opacity-0"
      >
        {actions.map(({ label: text, icon: Icon, onChoose, danger }) => (
          <MenuItem key={text}>
            <button
              type="button"
              onClick={onChoose}
              className={`flex w-full items-center gap-2.5 rounded-lg px-3 py-2 text-left text-sm data-focus:bg-sunken ${danger ? "text-bad" : ""}`}
            >
              <Icon className={`size-4 ${danger ? "" : "text-muted"}`} aria-hidden="true" />
              {text}
            </button>
          </MenuItem>
        ))}
      </MenuItems>
    </Menu>
  );
}
