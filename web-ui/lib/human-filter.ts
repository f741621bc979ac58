import type { DigitalHuman } from "./api/types";
import { routes } from "./routes";

export const humanStatuses = ["active", "inactive"] as const;
export type HumanStatus = DigitalHuman["status"];

/** Which digital humans a list shows. */
export interface HumanFilter {
  /** A piece of the name; empty for all. */
  q: string;
  status: HumanStatus | undefined;
}

/** What the address of the page says. */
export interface HumanPlace extends HumanFilter {
  /** The one that is looked at, by its id. */
  human: string | null;
  /** Whether one is being made. */
  creating: boolean;
}

export function readPlace(params: URLSearchParams): HumanPlace {
  return {
    q: params.get("q")?.trim() ?? "",
    status: humanStatuses.find((known) => known === params.get("status")),
    human: params.get("human"),
    creating: params.has("new"),
  };
}

/** The address that says so, in the same order each time; what is not said is as it is without. */
export function placeHref({ q, status, human, creating }: Partial<HumanPlace>): string {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (status) params.set("status", status);
  if (human) params.set("human", human);
  if (creating) params.set("new", "1");
  return params.size === 0 ? routes.digitalHumans : `${routes.digitalHumans}?${params}`;
}
