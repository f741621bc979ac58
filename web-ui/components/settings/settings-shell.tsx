"use client";

import type { ReactNode } from "react";
import { useIsAdmin } from "@/components/session/use-session";
import { SettingsNav } from "./settings-nav";

/** What all pages of the settings stand in. Who may see only one has no need to choose. */
export function SettingsShell({ children }: { children: ReactNode }) {
  const admin = useIsAdmin();
  return (
    <div
      className={
        admin ? "grid gap-y-5 lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:gap-x-10" : "mx-auto max-w-3xl"
      }
    >
      {admin && <SettingsNav />}
      <div className="min-w-0">{children}</div>
    </div>
  );
}
