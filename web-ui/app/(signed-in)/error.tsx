"use client";

import { PageBroken } from "@/components/shell/page-broken";

export default function Broken({ reset }: { error: Error; reset: () => void }) {
  return <PageBroken onRetry={reset} />;
}
