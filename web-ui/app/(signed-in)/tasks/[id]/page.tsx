import { TaskPage } from "@/components/tasks/task-page";

// The export holds one template, tasks/_.html: the gateway answers every /tasks/{id} with it and the page
// reads the real id from the address.
export const generateStaticParams = () => [{ id: "_" }];

export default function Page() {
  return <TaskPage />;
}
