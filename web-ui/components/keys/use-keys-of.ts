import { useSearchParams } from "next/navigation";
import { routes } from "@/lib/routes";

/** The workspace whose keys are shown, as the address says; null for all. */
export function useKeysOf(): [string | null, (workspace: string | null) => void] {
  const workspace = useSearchParams().get("workspace") || null;
  return [workspace, (wanted) => window.history.pushState(null, "", routes.apiKeys(wanted))];
}
