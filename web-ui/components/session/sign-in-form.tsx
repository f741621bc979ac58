"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { PageTitle } from "@/components/shell/page-title";
import { Button } from "@/components/ui/button";
import { safeNext } from "@/lib/routes";
import { KeyField } from "./key-field";
import { SignInProblem } from "./sign-in-problem";
import { useSignIn } from "./use-sign-in";

export function SignInForm() {
  const t = useTranslations("login");
  const router = useRouter();
  const next = useSearchParams().get("next");
  const { submit, missing, error, busy } = useSignIn(() => router.replace(safeNext(next)));

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <PageTitle>{t("title")}</PageTitle>
      <KeyField missing={missing} />
      {error && <SignInProblem error={error} />}
      <Button type="submit" look="primary" busy={busy} className="h-11 w-full">
        {t("submit")}
      </Button>
    </form>
  );
}
