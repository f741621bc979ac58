import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { getSession } from "@/lib/api/session";
import type { Scope, Session } from "@/lib/api/types";

const session = queryOptions({ queryKey: ["session"], queryFn: ({ signal }) => getSession(signal) });

/** Who is signed in. */
export function useSession() {
  return useQuery(session);
}

/** Whether the key behind this session may see and do everything; false until that is known. */
export function useIsAdmin(): boolean {
  return useMay("admin");
}

/** Whether the key behind this session may do that, as an admin's may everything; false until that is known. */
export function useMay(scope: Scope): boolean {
  const { data } = useSession();
  return may(data, scope);
}

/** Whether it is known that the key behind this session may not do that. */
export function useMayNot(scope: Scope): boolean {
  const { data } = useSession();
  return data !== undefined && !may(data, scope);
}

function may(session: Session | undefined, scope: Scope): boolean {
  return session?.scopes.some((has) => has === scope || has === "admin") ?? false;
}

/** Whether somebody was signed in on this page, as far as it knows. */
export function wasSignedIn(cache: QueryClient): boolean {
  return cache.getQueryData(session.queryKey) !== undefined;
}

/**
 * After signing in over a page that stands: what it shows is asked for anew, and forgotten before where it is not this
 * reader's to see.
 */
export async function takeUpAgain(cache: QueryClient): Promise<void> {
  const before = cache.getQueryData(session.queryKey);
  const now = await cache.fetchQuery({ ...session, staleTime: 0 });
  const same = before?.workspace_id === now.workspace_id && may(before, "admin") === may(now, "admin");
  void (same ? cache.invalidateQueries() : cache.resetQueries());
}
