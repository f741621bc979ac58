import { WorkspacesPage } from "@/components/workspaces/workspaces-page";

export default function Page() {
  return <WorkspacesPage />;
}
