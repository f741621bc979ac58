import { useFormatter, useTranslations } from "use-intl";
import { ScopeList } from "@/components/keys/scope-list";
import { useSession } from "@/components/session/use-session";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { FactList } from "@/components/ui/fact-list";
import { Skeleton } from "@/components/ui/skeleton";
import type { Session } from "@/lib/api/types";
import { Section } from "./section";

/** Who is signed in and what that key may do. */
export function SessionSection() {
  const t = useTranslations("settings.session");
  const { data, error, refetch } = useSession();
  return (
    <Section title={t("title")} text={t("text")}>
      {data ? (
        <Facts session={data} />
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" className="space-y-3">
          <span className="sr-only">{t("loading")}</span>
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-3/5" />
        </div>
      )}
    </Section>
  );
}

function Facts({ session }: { session: Session }) {
  const t = useTranslations("settings.session");
  const format = useFormatter();
  return (
    <FactList
      facts={[
        [
          t("key"),
          <span key="key" className="font-medium break-words">
            {session.name}
          </span>,
        ],
        [
          t("workspace"),
          <span key="workspace" className="break-words">
            {session.workspace_name}
          </span>,
        ],
        [t("scopes"), <ScopeList key="scopes" scopes={session.scopes} />],
        [
          t("expires"),
          session.expires_at === null
            ? t("never")
            : format.dateTime(new Date(session.expires_at), { dateStyle: "long", timeStyle: "short" }),
        ],
      ]}
    />
  );
}
