import { Menu, MenuButton, MenuItem, MenuItems } from "@headlessui/react";
import { Copy, Ellipsis, type LucideIcon, SquareTerminal, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMay } from "@/components/session/use-session";
import { iconButtonClass } from "@/components/ui/icon-button";
import type { Task } from "@/lib/api/types";
import { routes } from "@/lib/routes";
import { taskStatus } from "@/lib/task-status";
import { CurlDialog } from "./curl-dialog";
import { DeleteTask } from "./delete-task";

const itemClass =
  "flex w-full items-center gap-2.5 rounded-lg px-3 py-2 text-left text-sm whitespace-nowrap data-focus:bg-sunken";

/** What is seldom done with a task. */
export function TaskMenu({ task }: { task: Task }) {
  const t = useTranslations("task");
  const [open, setOpen] = useState<"curl" | "delete" | null>(null);
  const submits = useMay("submit");
  const close = () => setOpen(null);
  return (
    <>
      <Menu as="div" className="relative">
        <MenuButton className={iconButtonClass} aria-label={t("more")} title={t("more")}>
          <Ellipsis className="size-[1.125rem]" aria-hidden="true" />
        </MenuButton>
        <MenuItems
          transition
          anchor={{ to: "bottom end", gap: 6, padding: 16 }}
          className="z-30 min-w-52 rounded-xl border border-line bg-surface p-1 shadow-pop outline-none transition duration-100 data-closed:scale-95 data-closed:opacity-0"
        >
          {submits && !taskStatus[task.status].final && (
            <MenuItem>
              <Link href={routes.newTask({ from: task.id })} className={itemClass}>
                <Copy className="size-4 text-muted" aria-hidden="true" />
                {t("again")}
              </Link>
            </MenuItem>
          )}
          <Item icon={SquareTerminal} onClick={() => setOpen("curl")}>
            {t("curl.open")}
          </Item>
          {submits && (
            <Item icon={Trash2} bad onClick={() => setOpen("delete")}>
              {t("delete")}
            </Item>
          )}
        </MenuItems>
      </Menu>
      <CurlDialog task={task} open={open === "curl"} onClose={close} />
      <DeleteTask task={task} open={open === "delete"} onClose={close} />
    </>
  );
}

interface ItemProps {
  icon: LucideIcon;
  bad?: boolean;
  onClick: () => void;
  children: string;
}

function Item({ icon: Icon, bad = false, onClick, children }: ItemProps) {
  return (
    <MenuItem>
      <button type="button" onClick={onClick} className={`${itemClass} ${bad ? "text-bad" : ""}`}>
        <Icon className={`size-4 ${bad ? "" : "text-muted"}`} aria-hidden="true" />
        {children}
      </button>
    </MenuItem>
  );
}
