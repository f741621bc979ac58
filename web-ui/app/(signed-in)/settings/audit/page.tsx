import { Suspense } from "react";
import { AuditPage } from "@/components/audit/audit-page";

export default function Page() {
  return (
    // The filter is in the address, which an exported page knows only in the browser.
    <Suspense>
      <AuditPage />
    </Suspense>
  );
}
