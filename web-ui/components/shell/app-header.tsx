"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { LiveBadge } from "@/components/live/live-badge";
import { IconButton } from "@/components/ui/icon-button";
import { Wordmark } from "@/components/ui/wordmark";
import { signOut } from "@/lib/api/session";
import { routes } from "@/lib/routes";
import { LanguageSwitch } from "./language-switch";
import { MainNav } from "./main-nav";
import { ThemeMenu } from "./theme-menu";

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
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-1 px-4 sm:px-6">
        <div className="mr-auto flex items-center gap-4">
          <Link href={routes.tasks()} className="rounded-md">
            <Wordmark />
          </Link>
          <MainNav className="max-sm:hidden" />
        </div>
        <LiveBadge />
        <LanguageSwitch />
        <ThemeMenu />
        <SignOut />
      </div>
      <MainNav className="-mt-1 px-2 pb-2 sm:hidden" />
    </header>
  );
}

function SignOut() {
  const t = useTranslations("nav");
  const router = useRouter();
  const cache = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      router.replace(routes.login());
      // Nothing of this key may greet the next one.
      cache.clear();
    },
  });
  return (
    <IconButton
      icon={LogOut}
      label={t("signOut")}
      onClick={() => leave.mutate()}
      disabled={leave.isPending}
    />
  );
}
