import { useSyncExternalStore } from "react";
import {
  exportLocale,
  type Locale,
  localeKey,
  readLocale,
  readTheme,
  type Theme,
  themeKey,
} from "./preferences";
import { remember, subscribe } from "./remembered";

export function useLocale(): [Locale, (locale: Locale) => void] {
  const locale = useSyncExternalStore(subscribe, readLocale, () => exportLocale);
  return [locale, (next) => remember(localeKey, next)];
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, readTheme, () => "system" as const);
  return [theme, (next) => remember(themeKey, next)];
}
