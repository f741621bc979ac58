"use client";

import { useMutation } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { signIn } from "@/lib/api/session";
import { safeNext } from "@/lib/routes";

export function SignInForm() {
  const t = useTranslations("login");
  const router = useRouter();
  const next = useSearchParams().get("next");
  const [visible, setVisible] = useState(false);
  const [missing, setMissing] = useState(false);
  const enter = useMutation({ mutationFn: signIn, onSuccess: () => router.replace(safeNext(next)) });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget).get("key")).trim();
    setMissing(key === "");
    if (key !== "") enter.mutate(key);
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <PageTitle>{t("title")}</PageTitle>
      <Field
        label={t("key")}
        name="key"
        type={visible ? "text" : "password"}
        autoComplete="current-password"
        autoCapitalize="off"
        spellCheck={false}
        error={missing ? t("required") : undefined}
        trailing={
          <IconButton
            icon={visible ? EyeOff : Eye}
            label={visible ? t("hide") : t("show")}
            onClick={() => setVisible(!visible)}
          />
        }
      />
      {enter.isError && <ProblemNotice error={enter.error} />}
      <Button type="submit" look="primary" busy={enter.isPending} className="h-11 w-full">
        {t("submit")}
      </Button>
    </form>
  );
}
