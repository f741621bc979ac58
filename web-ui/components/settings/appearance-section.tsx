import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { themeIcons } from "@/components/shell/theme-icons";
import { Segments } from "@/components/ui/segments";
import { locales, themes } from "@/lib/preferences";
import { useLocale, useTheme } from "@/lib/use-preferences";
import { Section } from "./section";

/** Each in its own words, so that one finds the way back from a language that one does not read. */
const languageNames = { en: "English", "zh-CN": "简体中文" };

/** How the pages look on this device. */
export function AppearanceSection() {
  const t = useTranslations("settings.appearance");
  const words = useTranslations("theme");
  const [locale, setLocale] = useLocale();
  const [theme, setTheme] = useTheme();
  return (
    <Section title={t("title")} text={t("text")}>
      <div className="space-y-4">
        <Choice name={t("language")}>
          <Segments
            label={t("language")}
            value={locale}
            onChange={setLocale}
            options={locales.map((value) => ({ value, label: languageNames[value], lang: value }))}
          />
        </Choice>
        <Choice name={t("theme")}>
          <Segments
            label={t("theme")}
            value={theme}
            onChange={setTheme}
            options={themes.map((value) => ({ value, label: words(value), icon: themeIcons[value] }))}
          />
        </Choice>
      </div>
    </Section>
  );
}

function Choice({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      {/* The choice itself says its name to those who do not see this. */}
      <span className="text-sm font-medium" aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
}
