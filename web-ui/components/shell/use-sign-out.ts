import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useHoldLive } from "@/components/live/live-provider";
import { signOut } from "@/lib/api/session";
import { routes } from "@/lib/routes";

/**
 * Ends the session. The gateway hangs up with it: what would connect anew or ask has ended before. What this tab knows is
 * forgotten when the sign-in page is there, for until then a page shows it.
 */
export function useSignOut() {
  const router = useRouter();
  const hold = useHoldLive();
  return useMutation({
    mutationFn: signOut,
    onMutate: () => hold(true),
    onSuccess: () => router.replace(routes.login()),
    onError: () => hold(false),
  });
}
