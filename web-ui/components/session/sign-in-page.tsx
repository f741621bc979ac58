"use client";

import { Suspense } from "react";
import { useTranslations } from "use-intl";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { Wordmark } from "@/components/ui/wordmark";
import { SignInForm } from "./sign-in-form";

export function SignInPage() {
  const t = useTranslations("login");
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end gap-1 p-3">
        <LanguageSwitch />
        <ThemeMenu />
      </div>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-5 pb-28">
        <div className="mb-8">
          <Wordmark />
          <h1 className="mt-7 text-2xl">{t("title")}</h1>
          <p className="mt-1.5 text-muted">{t("lead")}</p>
        </div>
        <Suspense>
          <SignInForm />
        </Suspense>
        <p className="mt-6 text-sm text-faint">
          {t.rich("hint", {
            command: () => (
              <code className="font-mono text-[0.8125rem] whitespace-nowrap text-muted">
                ./greenroom status --json
              </code>
            ),
          })}
        </p>
      </main>
    </div>
  );
}
