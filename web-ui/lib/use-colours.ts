import { useMemo, useSyncExternalStore } from "react";

/** Everything that changes which of its two colours a token of globals.css has. */
function subscribe(listener: () => void): () => void {
  const root = new MutationObserver(listener);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", listener);
  return () => {
    root.disconnect();
    system.removeEventListener("change", listener);
  };
}

function theme(): string {
  const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return document.documentElement.dataset.theme ?? system;
}

/** Tokens as the colours that they are in the theme of now, for what draws on a canvas. */
export function useColours<Token extends string>(tokens: readonly Token[]): Record<Token, string> {
  const now = useSyncExternalStore(subscribe, theme, () => "light");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the same tokens are
  return useMemo(() => resolve(tokens), [tokens, now]);
}

function resolve<Token extends string>(tokens: readonly Token[]): Record<Token, string> {
  const probe = document.body.appendChild(document.createElement("span"));
  const colours = tokens.map((token) => {
    probe.style.color = `var(--color-${token})`;
    return [token, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(colours) as Record<Token, string>;
}
