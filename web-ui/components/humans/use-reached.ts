import { useCallback, useRef } from "react";

/** Calls back when what it is the `ref` of comes near the window's lower edge. */
export function useReached(onReached: () => void): (element: HTMLElement | null) => void {
  const call = useRef(onReached);
  call.current = onReached;
  const observer = useRef<IntersectionObserver>(null);
  return useCallback((element) => {
    observer.current?.disconnect();
    if (element === null || typeof IntersectionObserver === "undefined") return;
    const watch = (entries: IntersectionObserverEntry[]) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) call.current();
    };
    observer.current = new IntersectionObserver(watch, { rootMargin: "400px" });
    observer.current.observe(element);
  }, []);
}
