import { useLocale } from "use-intl";
import type { WorkerCheck } from "@/lib/api/types";
import { findingWords } from "@/lib/finding-words";

/** Loaded apart: see found.tsx. */
export function FoundWords({ check }: { check: WorkerCheck }) {
  const said = findingWords(useLocale(), check);
  return said ?? <span lang="en">{check.message}</span>;
}
