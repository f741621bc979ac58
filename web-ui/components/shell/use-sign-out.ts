import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signOut } from "@/lib/api/session";
import { routes } from "@/lib/routes";

/** Ends the session, and all that this tab knows by it. */
export function useSignOut() {
  const router = useRouter();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      router.replace(routes.login());
      // Nothing of this key may greet the next one.
      cache.clear();
    },
  });
}
