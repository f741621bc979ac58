import { usePathname } from "next/navigation";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The id in the address, null in the exported template and until React has taken the page over. */
export function useTaskId(): string | null {
  const pathname = usePathname();
  const taken = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const id = pathname.split("/")[2];
  return taken && id ? decodeURIComponent(id) : null;
}
