"use client";

import { useTranslations } from "use-intl";
import { useIsAdmin } from "@/components/session/use-session";
import { AboutSection } from "./about-section";
import { AdminCards } from "./admin-cards";
import { AppearanceSection } from "./appearance-section";
import { NotificationSection } from "./notification-section";
import { PageHead } from "./page-head";
import { SessionSection } from "./session-section";

export function SettingsPage() {
  const t = useTranslations("settings");
  const admin = useIsAdmin();
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-6 space-y-6">
        <AppearanceSection />
        <NotificationSection />
        <SessionSection />
        {admin && <AdminCards />}
        <AboutSection />
      </div>
    </>
  );
}
