import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * Leads to a page of this site. What that page needs is fetched when somebody comes near, so that a first visit fetches
 * only its own; with `prefetch={false}` not before the click, as in lists that a pointer wanders over.
 */
export function Link({ prefetch, onPointerEnter, onFocus, ...rest }: ComponentProps<typeof NextLink>) {
  const [near, setNear] = useState(false);
  return (
    <NextLink
      {...rest}
      prefetch={prefetch ?? (near ? null : false)}
      onPointerEnter={(event) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
