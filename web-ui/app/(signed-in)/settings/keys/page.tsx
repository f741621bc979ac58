import { Suspense } from "react";
import { KeysPage } from "@/components/keys/keys-page";

/** What the address asks for is known in the browser only. */
export default function Page() {
  return (
    <Suspense>
      <KeysPage />
    </Suspense>
  );
}
