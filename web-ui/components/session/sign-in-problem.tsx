import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/api/problem";

/** Why nobody was signed in, for the two reasons that are a person's to mend; any other as it is everywhere. */
export function SignInProblem({ error }: { error: Error }) {
  const t = useTranslations();
  const code = error instanceof ApiError ? error.code : "";
  if (code !== "unauthorized" && code !== "rate_limited") return <ProblemNotice error={error} />;
  return (
    <Notice title={t(`login.refused.${code}`)} code={{ label: t("problem.code"), value: code }}>
      {t(`login.remedy.${code}`)}
    </Notice>
  );
}
