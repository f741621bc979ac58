"use client";

import { KeyRound, ListFilter, Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { AdminOnly } from "@/components/session/admin-only";
import { useSession } from "@/components/session/use-session";
import { PageHead } from "@/components/settings/page-head";
import { Loading, PagedList } from "@/components/settings/paged-list";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useWorkspaceNames } from "@/components/workspaces/use-workspaces";
import { KeyDialogs } from "./key-dialogs";
import { KeyRow } from "./key-row";
import { useKeyActs } from "./use-key-acts";
import { useKeys } from "./use-keys";
import { useKeysOf } from "./use-keys-of";
import { WorkspaceFilter } from "./workspace-filter";

export function KeysPage() {
  const t = useTranslations("keys");
  return (
    <AdminOnly fallback={<Loading words={t("loading")} />}>
      <Keys />
    </AdminOnly>
  );
}

function Keys() {
  const t = useTranslations("keys");
  const [workspace, choose] = useKeysOf();
  const keys = useKeys(workspace);
  const { names: workspaces } = useWorkspaceNames();
  const { data: session } = useSession();
  const acts = useKeyActs();
  const create = (
    <Button look="primary" icon={Plus} onClick={acts.create}>
      {t("new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")}>
        {create}
      </PageHead>
      {acts.problem && (
        <div className="mt-5">
          <ProblemNotice error={acts.problem} />
        </div>
      )}
      <WorkspaceFilter workspace={workspace} onChoose={choose} />
      <PagedList
        query={keys}
        label={t("title")}
        loading={t("loading")}
        empty={
          workspace === null ? (
            <EmptyState icon={KeyRound} title={t("empty.title")} text={t("empty.text")} action={create} />
          ) : (
            <EmptyState
              icon={ListFilter}
              title={t("none.title")}
              text={t("none.text")}
              action={<Button onClick={() => choose(null)}>{t("none.action")}</Button>}
            />
          )
        }
        row={(key) => (
          <KeyRow
            apiKey={key}
            workspace={workspaces.get(key.workspace_id)}
            own={key.id === session?.key_id}
            onAct={(act) => acts.act(key, act)}
          />
        )}
      />
      <KeyDialogs acts={acts} ownId={session?.key_id} />
    </>
  );
}
