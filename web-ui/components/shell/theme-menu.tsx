import { Menu, MenuButton, MenuItems } from "@headlessui/react";
import { useTranslations } from "use-intl";
import { iconButtonClass } from "@/components/ui/icon-button";
import { useTheme } from "@/lib/use-preferences";
import { themeIcons } from "./theme-icons";
import { ThemeRows } from "./theme-rows";

export function ThemeMenu() {
  const t = useTranslations("theme");
  const [theme] = useTheme();
  const Current = themeIcons[theme];
  return (
    <Menu as="div" className="relative">
      <MenuButton className={iconButtonClass} aria-label={t("label")} title={t("label")}>
        <Current className="size-[1.125rem]" aria-hidden="true" />
      </MenuButton>
      <MenuItems
        transition
        className="absolute right-0 z-30 mt-1.5 min-w-52 rounded-xl border border-line bg-surface p-1 shadow-pop outline-none transition duration-100 data-closed:scale-95 data-closed:opacity-0"
      >
        <ThemeRows />
      </MenuItems>
    </Menu>
  );
}
