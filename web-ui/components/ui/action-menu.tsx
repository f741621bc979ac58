import { Menu, MenuButton, MenuItem, MenuItems } from "@headlessui/react";
import { Ellipsis, type LucideIcon } from "lucide-react";
import { Link } from "@/components/ui/link";
import { iconButtonClass } from "./icon-button";

interface Named {
  label: string;
  icon: LucideIcon;
  /** Something is lost by it. */
  danger?: boolean;
}

/** Leads to a page, saves a file, or does something here. */
export type MenuAction = Named & ({ href: string } | { file: string } | { onChoose: () => void });

/** What else can be done with something. */
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
        {actions.map((action) => (
          <Item key={action.label} action={action} />
        ))}
      </MenuItems>
    </Menu>
  );
}

function Item({ action }: { action: MenuAction }) {
  const { label, icon: Icon, danger = false } = action;
  const look = `flex w-full items-center gap-2.5 rounded-lg px-3 py-2 text-left text-sm whitespace-nowrap data-focus:bg-sunken ${danger ? "text-bad" : ""}`;
  const inside = (
    <>
      <Icon className={`size-4 ${danger ? "" : "text-muted"}`} aria-hidden="true" />
      {label}
    </>
  );
  if ("href" in action) {
    return (
      <MenuItem as={Link} href={action.href} className={look}>
        {inside}
      </MenuItem>
    );
  }
  if ("file" in action) {
    return (
      <MenuItem as="a" href={action.file} download className={look}>
        {inside}
      </MenuItem>
    );
  }
  return (
    <MenuItem as="button" type="button" onClick={action.onChoose} className={look}>
      {inside}
    </MenuItem>
  );
}
