import { NewTaskPage } from "@/components/new-task/new-task-page";

export default function Page() {
  return <NewTaskPage />;
}
