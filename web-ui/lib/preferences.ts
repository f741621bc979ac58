export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the exported pages are written in before a browser says better. */
export const exportLocale: Locale = "en";

export const localeKey = "greenroom.locale";
export const themeKey = "greenroom.theme";

/** The reader's choice, else the browser's first language that we speak. */
export function readLocale(): Locale {
  const wanted = [localStorage.getItem(localeKey), ...navigator.languages];
  for (const language of wanted) {
    if (language?.startsWith("zh")) return "zh-CN";
    if (language?.startsWith("en")) return "en";
  }
  return exportLocale;
}

export function readTheme(): Theme {
  const stored = localStorage.getItem(themeKey);
  return themes.find((theme) => theme === stored) ?? "system";
}

/**
 * Runs in the head before the first paint: sets the theme, and hides a page that is exported in another language
 * than the reader's until React has put the right words in.
 */
export const beforePaint = `(function (root) {
  try {
    var theme = localStorage.getItem("${themeKey}");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    var wanted = [localStorage.getItem("${localeKey}")].concat(navigator.languages);
    for (var i = 0; i < wanted.length; i++) {
      if (/^en/.test(wanted[i] || "")) break;
      if (/^zh/.test(wanted[i] || "")) { root.dataset.translating = ""; break; }
    }
  } catch (e) {}
})(document.documentElement);`;
