import { useQuery } from "@tanstack/react-query";
import { getSession } from "@/lib/api/session";

/** Whether the key behind this session may see and do everything; false until that is known. */
export function useIsAdmin(): boolean {
  const { data } = useQuery({ queryKey: ["session"], queryFn: ({ signal }) => getSession(signal) });
  return data?.scopes.includes("admin") ?? false;
}
