import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef } from "react";
import { type HumanPlace, placeHref, readPlace } from "@/lib/human-filter";

/** What the address says, and ways to change it that stay within the page and ask no server. */
export function useHumanPlace() {
  const params = useSearchParams();
  const place = useMemo(() => readPlace(new URLSearchParams(params.toString())), [params]);
  const pushed = useRef(false);

  /** The same list with another filter; it takes no step in the history. */
  const filter = useCallback((change: Partial<HumanPlace>) => {
    const now = readPlace(new URLSearchParams(window.location.search));
    window.history.replaceState(null, "", placeHref({ ...now, ...change }));
  }, []);

  /** Opens what lies over the list; the browser's back closes it. */
  const open = useCallback((over: Pick<Partial<HumanPlace>, "human" | "creating">) => {
    const { q, status } = readPlace(new URLSearchParams(window.location.search));
    window.history.pushState(null, "", placeHref({ q, status, ...over }));
    pushed.current = true;
  }, []);

  const close = useCallback(() => {
    if (pushed.current) window.history.back();
    else filter({ human: null, creating: false });
    pushed.current = false;
  }, [filter]);

  return { place, filter, open, close };
}
