"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { LiveBadge } from "@/components/live/live-badge";
import { useMay } from "@/components/session/use-session";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Wordmark } from "@/components/ui/wordmark";
import { routes } from "@/lib/routes";
import { AppMenu } from "./app-menu";
import { LanguageSwitch } from "./language-switch";
import { MainNav } from "./main-nav";

export function AppHeader() {
  const t = useTranslations("nav");
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-canvas/85 backdrop-blur-md">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-2"
      >
        {t("skip")}
      </a>
      <div className="mx-auto flex h-16 max-w-7xl items-center gap-1 px-4 sm:px-6">
        <div className="mr-auto flex items-center gap-4">
          <Link href={routes.home} className="rounded-md">
            <Wordmark />
          </Link>
          <MainNav />
        </div>
        <LiveBadge />
        <NewTask />
        <LanguageSwitch />
        <AppMenu />
      </div>
    </header>
  );
}

function NewTask() {
  const t = useTranslations("nav");
  const submits = useMay("submit");
  if (!submits) return null;
  return (
    <Link
      href={routes.newTask()}
      title={t("newTask")}
      className={`${buttonClass("primary")} mx-1 max-sm:size-10 max-sm:px-0`}
    >
      <Plus className="size-4" aria-hidden="true" />
      <span className="max-sm:sr-only">{t("newTask")}</span>
    </Link>
  );
}
