import { useSyncExternalStore } from "react";

/**
 * The router's hooks on the browser's own history, as far as pages use them:
 * `vi.mock("next/navigation", () => import("./router"))`.
 */
const told = new Set<() => void>();
const tell = () => {
  for (const one of told) one();
};

for (const change of ["pushState", "replaceState"] as const) {
  const real = window.history[change].bind(window.history);
  window.history[change] = (...how) => {
    real(...how);
    tell();
  };
}
window.addEventListener("popstate", tell);

function listen(one: () => void) {
  told.add(one);
  return () => told.delete(one);
}

export function useSearchParams() {
  return new URLSearchParams(useSyncExternalStore(listen, () => window.location.search));
}

export function usePathname() {
  return useSyncExternalStore(listen, () => window.location.pathname);
}

export function useRouter() {
  return {
    push: (address: string) => window.history.pushState(null, "", address),
    replace: (address: string) => window.history.replaceState(null, "", address),
  };
}
