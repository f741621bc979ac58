"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useIsAdmin, useSession } from "@/components/session/use-session";
import { unheard } from "@/lib/unheard";
import { Loading } from "./paged-list";
import { SettingsNav } from "./settings-nav";

/** What all pages of the settings stand in. Who may see only one has no need to choose. */
export function SettingsShell({ children }: { children: ReactNode }) {
  const t = useTranslations("settings.session");
  const admin = useIsAdmin();
  const session = useSession();
  // Where a page stands follows from who reads it: one that is shown before would jump.
  if (unheard(session)) return <Loading words={t("loading")} />;
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
