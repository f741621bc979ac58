import { Languages } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLocale } from "@/lib/use-preferences";

/** Two languages need no menu: the button names the other one, in that language. */
export function LanguageSwitch() {
  const t = useTranslations("nav");
  const [locale, setLocale] = useLocale();
  const other = locale === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      title={t("languageHint")}
      onClick={() => setLocale(other)}
      className="inline-flex h-10 items-center gap-1.5 rounded-lg px-2.5 text-sm whitespace-nowrap text-muted transition-colors hover:bg-sunken hover:text-ink"
    >
      <Languages className="hidden size-[1.125rem] sm:block" aria-hidden="true" />
      <span lang={other}>{t("language")}</span>
    </button>
  );
}
