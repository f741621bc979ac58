import { WorkersPage } from "@/components/workers/workers-page";

export default function Page() {
  return <WorkersPage />;
}
