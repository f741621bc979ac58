import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";
import { useIsAdmin, useSession } from "./use-session";

interface Props {
  /** While it is not known who is signed in. */
  fallback: ReactNode;
  children: ReactNode;
}

/** A page for administrators. Anyone else is told so, and the gateway is not asked for what it would refuse. */
export function AdminOnly({ fallback, children }: Props) {
  const { data, error, refetch } = useSession();
  const admin = useIsAdmin();
  if (admin) return children;
  if (data) return <Forbidden />;
  return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : fallback;
}

function Forbidden() {
  const t = useTranslations("forbidden");
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <EmptyState
        icon={Lock}
        level={1}
        title={t("title")}
        text={t("text")}
        action={
          <Link href={routes.tasks()} className={buttonClass()}>
            {t("action")}
          </Link>
        }
      />
    </>
  );
}
