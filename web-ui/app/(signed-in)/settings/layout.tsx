import type { ReactNode } from "react";
import { AdminWords } from "@/components/settings/admin-words";
import { SettingsShell } from "@/components/settings/settings-shell";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <AdminWords>
      <SettingsShell>{children}</SettingsShell>
    </AdminWords>
  );
}
