import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/api/problem";

interface Props {
  error: unknown;
  /** Given where the same thing can be tried again. */
  onRetry?: () => void;
  /** Given where it would stay for good. */
  onDismiss?: () => void;
}

/** A refusal in the reader's language where we know its code, with the gateway's own words and the code beside it. */
export function ProblemNotice({ error, onRetry, onDismiss }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const act = onRetry ?? onDismiss;
  const action = act && <Button onClick={act}>{t(onRetry ? "action.retry" : "action.dismiss")}</Button>;
  if (!(error instanceof ApiError)) return <Notice title={t("problem.unexpected")} action={action} />;

  const key = `problem.${error.code}` as "problem.forbidden";
  const known = t.has(key);
  const details = [...new Set([error.detail, ...error.errors.map((field) => field.message)])];
  const ours = error.status === 0;
  return (
    <Notice
      title={known ? t(key) : error.detail}
      code={{ label: t("problem.code"), value: error.code }}
      action={action}
    >
      {known && !ours && (
        <div lang={locale === "en" ? undefined : "en"}>
          {details.filter(Boolean).map((detail) => (
            <p key={detail}>{detail}</p>
          ))}
        </div>
      )}
    </Notice>
  );
}
