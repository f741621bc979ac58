import { act } from "@testing-library/react";
import { vi } from "vitest";
import { fakeDialogs } from "./dialogs";

/** Pixels of whatever is measured. */
const height = 85;

/**
 * What jsdom does not have of a window that lays out and scrolls. Everything is as high as a row and stands at the
 * page's top; what watches for coming into sight is told at once.
 */
export function layOut(): void {
  fakeDialogs();
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => height });
  Element.prototype.getBoundingClientRect = () => {
    const top = -window.scrollY;
    return { x: 0, y: top, top, left: 0, right: 0, bottom: top + height, width: 0, height } as DOMRect;
  };
  vi.stubGlobal("IntersectionObserver", Sight);
  vi.stubGlobal("scrollTo", (to: { top?: number }) => place(to.top ?? 0));
  window.scrollY = 0;
}

/** Scrolls the page so far down. */
export function scroll(top: number): void {
  act(() => place(top));
}

function place(top: number) {
  window.scrollY = top;
  for (const sight of watching) sight.look();
  window.dispatchEvent(new Event("scroll"));
}

const watching = new Set<Sight>();

/** Sees only what the page has not been scrolled away from. */
class Sight {
  private readonly elements = new Set<Element>();

  constructor(
    private readonly seen: (entries: { isIntersecting: boolean; boundingClientRect: DOMRect }[]) => void,
  ) {
    watching.add(this);
  }

  observe(element: Element) {
    this.elements.add(element);
  }

  disconnect() {
    this.elements.clear();
    watching.delete(this);
  }

  look() {
    for (const element of this.elements)
      this.seen([
        { isIntersecting: window.scrollY === 0, boundingClientRect: element.getBoundingClientRect() },
      ]);
  }
}
