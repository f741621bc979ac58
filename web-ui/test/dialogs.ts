import { vi } from "vitest";

/** What dialogs need and jsdom has not: they only watch their own size and wait for their own transitions. */
export function fakeDialogs() {
  Element.prototype.getAnimations = () => [];
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}
