import { Suspense } from "react";
import { HumansPage } from "@/components/humans/humans-page";

export default function Page() {
  return (
    // The filter is in the address, which an exported page knows only in the browser.
    <Suspense>
      <HumansPage />
    </Suspense>
  );
}
