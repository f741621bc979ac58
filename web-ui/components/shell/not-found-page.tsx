"use client";

import { Compass } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";
import { PageTitle } from "./page-title";

export function NotFoundPage() {
  const t = useTranslations("notFound");
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <PageTitle>{t("title")}</PageTitle>
      <EmptyState
        icon={Compass}
        level={1}
        title={t("title")}
        text={t("text")}
        action={
          <Link href={routes.home} className={buttonClass("primary")}>
            {t("action")}
          </Link>
        }
      />
    </main>
  );
}
