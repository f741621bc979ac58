import { Suspense } from "react";
import { TaskListPage } from "@/components/task-list/task-list-page";

export default function Page() {
  return (
    // The filter is in the address, which an exported page knows only in the browser.
    <Suspense>
      <TaskListPage />
    </Suspense>
  );
}
