import { useTranslations } from "use-intl";
import { MenuRow } from "@/components/ui/menu-row";
import { themes } from "@/lib/preferences";
import { useTheme } from "@/lib/use-preferences";
import { themeIcons } from "./theme-icons";

/** A menu's rows for how the pages look. */
export function ThemeRows() {
  const t = useTranslations("theme");
  const [theme, setTheme] = useTheme();
  return themes.map((option) => (
    <MenuRow
      key={option}
      icon={themeIcons[option]}
      chosen={option === theme}
      onClick={() => setTheme(option)}
    >
      {t(option)}
    </MenuRow>
  ));
}
