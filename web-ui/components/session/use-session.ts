import { useQuery } from "@tanstack/react-query";
import { getSession } from "@/lib/api/session";

/** Who is signed in. */
export function useSession() {
  return useQuery({ queryKey: ["session"], queryFn: ({ signal }) => getSession(signal) });
}

/** Whether the key behind this session may see and do everything; false until that is known. */
export function useIsAdmin(): boolean {
  const { data } = useSession();
  return data?.scopes.includes("admin") ?? false;
}
