import { useCallback, useRef, useState } from "react";

/** Pixels that the header covers. */
const covered = 64;

/** Whether what it is the `ref` of has been scrolled past. */
export function usePassed(): [(element: HTMLElement | null) => void, boolean] {
  const [passed, setPassed] = useState(false);
  const observer = useRef<IntersectionObserver>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element === null || typeof IntersectionObserver === "undefined") return;
    observer.current = new IntersectionObserver(
      ([entry]) => entry && setPassed(!entry.isIntersecting && entry.boundingClientRect.top < covered),
      { rootMargin: `-${covered}px 0px 0px` },
    );
    observer.current.observe(element);
  }, []);
  return [ref, passed];
}
