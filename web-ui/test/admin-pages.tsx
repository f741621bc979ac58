import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { AdminWords } from "@/components/settings/admin-words";
import { askingOnce, inApp } from "./in-app";

/** A page in English on an empty cache. */
export function showPage(page: ReactNode) {
  const cache = askingOnce();
  render(inApp(<AdminWords>{page}</AdminWords>, cache));
}

/** `useSearchParams` as the router has it: it follows the browser's own history. */
export function followAddress(): () => URLSearchParams {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  for (const name of ["pushState", "replaceState"] as const) {
    const real = window.history[name].bind(window.history);
    window.history[name] = (...step) => {
      real(...step);
      tell();
    };
  }
  window.addEventListener("popstate", tell);
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return () => new URLSearchParams(useSyncExternalStore(subscribe, () => window.location.search));
}
