import { DashboardPage } from "@/components/dashboard/dashboard-page";

export default function Page() {
  return <DashboardPage />;
}
