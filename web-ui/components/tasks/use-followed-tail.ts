import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Pixels from the end that still count as reading the end. */
const slack = 24;

interface FollowedTail<T> {
  box: RefObject<T | null>;
  atEnd: boolean;
  toEnd: () => void;
}

/** Keeps a scrolling box at its end as rows come, unless the reader has scrolled up. */
export function useFollowedTail<T extends HTMLElement>(rows: number): FollowedTail<T> {
  const box = useRef<T>(null);
  const [atEnd, setAtEnd] = useState(true);
  const follows = useRef(true);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const note = () => {
      follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < slack;
      setAtEnd(follows.current);
    };
    element.addEventListener("scroll", note, { passive: true });
    return () => element.removeEventListener("scroll", note);
  }, []);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new row is the occasion
  useLayoutEffect(() => {
    if (!follows.current) return;
    // With the frame's own layout, before it is seen: asked for now it would be done twice.
    const frame = requestAnimationFrame(toEnd);
    return () => cancelAnimationFrame(frame);
  }, [rows]);

  return { box, atEnd, toEnd };
}
