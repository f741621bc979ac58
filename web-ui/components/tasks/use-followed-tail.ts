import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** Pixels from the end that still count as reading the end. */
const slack = 24;

/** Keeps a scrolling box at its end as rows come, unless the reader has scrolled up. */
export function useFollowedTail<T extends HTMLElement>(rows: number): RefObject<T | null> {
  const box = useRef<T>(null);
  const atEnd = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the box is there only once there are rows
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const note = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < slack;
    };
    element.addEventListener("scroll", note, { passive: true });
    return () => element.removeEventListener("scroll", note);
  }, [rows > 0]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new row is the occasion
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [rows]);

  return box;
}
