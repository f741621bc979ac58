import { Suspense } from "react";
import { ParkedPage } from "@/components/parked/parked-page";

export default function Page() {
  return (
    // The filter is in the address, which an exported page knows only in the browser.
    <Suspense>
      <ParkedPage />
    </Suspense>
  );
}
