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

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab may change a preference too.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function store(key: string, value: string) {
  localStorage.setItem(key, value);
  for (const listener of listeners) listener();
}

export function useLocale(): [Locale, (locale: Locale) => void] {
  const locale = useSyncExternalStore(subscribe, readLocale, () => exportLocale);
  return [locale, (next) => store(localeKey, next)];
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, readTheme, () => "system" as const);
  return [theme, (next) => store(themeKey, next)];
}
