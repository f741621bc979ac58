import { useQuery } from "@tanstack/react-query";
import { getSession } from "@/lib/api/session";
import type { Session } from "@/lib/api/types";

type Scope = Session["scopes"][number];

/** Who is signed in. */
export function useSession() {
  return useQuery({ queryKey: ["session"], queryFn: ({ signal }) => getSession(signal) });
}

/** Whether the key behind this session may see and do everything; false until that is known. */
export function useIsAdmin(): boolean {
  return useMay("admin");
}

/** Whether the key behind this session may do that, as an admin's may everything; false until that is known. */
export function useMay(scope: Scope): boolean {
  const { data } = useSession();
  return data?.scopes.some((has) => has === scope || has === "admin") ?? false;
}
