import { useSearchParams } from "next/navigation";
import { useRef } from "react";
import { routes } from "@/lib/routes";

export interface ParkedPlace {
  /** Only what came from there; null for all. */
  queue: string | null;
  /** The one that is looked at, by its id. */
  message: string | null;
}

export function parkedHref({ queue, message }: ParkedPlace): string {
  const params = new URLSearchParams({ ...(queue && { queue }), ...(message && { message }) });
  return params.size === 0 ? routes.parkedMessages : `${routes.parkedMessages}?${params}`;
}

/** What the address says, and ways to change it that stay within the page and ask no server. */
export function useParkedPlace() {
  const params = useSearchParams();
  const place: ParkedPlace = { queue: params.get("queue") || null, message: params.get("message") || null };
  const pushed = useRef(false);

  return {
    place,
    choose: (queue: string | null) =>
      window.history.pushState(null, "", parkedHref({ queue, message: null })),
    open: (message: string) => {
      window.history.pushState(null, "", parkedHref({ ...place, message }));
      pushed.current = true;
    },
    /** The browser's back would have done the same. */
    close: () => {
      if (pushed.current) window.history.back();
      else window.history.replaceState(null, "", parkedHref({ ...place, message: null }));
      pushed.current = false;
    },
  };
}
