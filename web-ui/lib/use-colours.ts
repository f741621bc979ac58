import { useMemo, useSyncExternalStore } from "react";
import { onThemeChange } from "./theme-change";

function theme(): string {
  const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return document.documentElement.dataset.theme ?? system;
}

/** Tokens as the colours that they are in the theme of now, for what draws on a canvas. */
export function useColours<Token extends string>(tokens: readonly Token[]): Record<Token, string> {
  const now = useSyncExternalStore(onThemeChange, theme, () => "light");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the same tokens are
  return useMemo(() => resolve(tokens), [tokens, now]);
}

function resolve<Token extends string>(tokens: readonly Token[]): Record<Token, string> {
  const colours = tokens.map((token) => {
    // One for each: where transitions are on, a colour that is changed is not there yet when it is read.
    const probe = document.createElement("span");
    probe.style.color = `var(--color-${token})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return [token, color] as const;
  });
  return Object.fromEntries(colours) as Record<Token, string>;
}
