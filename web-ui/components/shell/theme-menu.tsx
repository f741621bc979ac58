import { Menu, MenuButton, MenuItem, MenuItems } from "@headlessui/react";
import { Check, Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "use-intl";
import { iconButtonClass } from "@/components/ui/icon-button";
import { themes } from "@/lib/preferences";
import { useTheme } from "@/lib/use-preferences";

const icons = { system: Monitor, light: Sun, dark: Moon };

export function ThemeMenu() {
  const t = useTranslations("theme");
  const [theme, setTheme] = useTheme();
  const Current = icons[theme];
  return (
    <Menu as="div" className="relative">
      <MenuButton className={iconButtonClass} aria-label={t("label")} title={t("label")}>
        <Current className="size-[1.125rem]" aria-hidden="true" />
      </MenuButton>
      <MenuItems
        transition
        className="absolute right-0 z-30 mt-1.5 min-w-52 rounded-xl border border-line bg-surface p-1 shadow-pop outline-none transition duration-100 data-closed:scale-95 data-closed:opacity-0"
      >
        {themes.map((option) => {
          const Icon = icons[option];
          return (
            <MenuItem key={option}>
              <button
                type="button"
                onClick={() => setTheme(option)}
                className="flex w-full items-center gap-2.5 rounded-lg px-3 py-2 text-left text-sm data-focus:bg-sunken"
              >
                <Icon className="size-4 text-muted" aria-hidden="true" />
                <span className="flex-1">{t(option)}</span>
                {option === theme && <Check className="size-4 text-accent" aria-hidden="true" />}
              </button>
            </MenuItem>
          );
        })}
      </MenuItems>
    </Menu>
  );
}
