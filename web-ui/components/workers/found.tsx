import { lazy, Suspense } from "react";
import type { WorkerCheck } from "@/lib/api/types";

// The words are many, and few who open a page need any of them.
const FoundWords = lazy(async () => ({ default: (await import("./found-words")).FoundWords }));

/** What a check has found, in the reader's language; the worker's own English where no word stands for it. */
export function Found({ check }: { check: WorkerCheck }) {
  if (check.code === null) return <span lang="en">{check.message}</span>;
  return (
    <Suspense fallback={<span className="invisible">{check.message}</span>}>
      <FoundWords check={check} />
    </Suspense>
  );
}
