import { Suspense } from "react";
import { NewTaskPage } from "@/components/new-task/new-task-page";

export default function Page() {
  return (
    // What it begins with is in the address, which an exported page knows only in the browser.
    <Suspense>
      <NewTaskPage />
    </Suspense>
  );
}
