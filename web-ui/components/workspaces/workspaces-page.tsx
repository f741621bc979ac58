"use client";

import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AdminOnly } from "@/components/session/admin-only";
import { useSession } from "@/components/session/use-session";
import { PageHead } from "@/components/settings/page-head";
import { Loading, PagedList } from "@/components/settings/paged-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Workspace } from "@/lib/api/types";
import { useLast } from "@/lib/use-last";
import { useWorkspaces } from "./use-workspaces";
import { WorkspaceDialog } from "./workspace-dialog";
import { WorkspaceRow } from "./workspace-row";

export function WorkspacesPage() {
  const t = useTranslations("workspaces");
  return (
    <AdminOnly fallback={<Loading words={t("loading")} />}>
      <Workspaces />
    </AdminOnly>
  );
}

function Workspaces() {
  const t = useTranslations("workspaces");
  const query = useWorkspaces();
  const { data: session } = useSession();
  const [creating, setCreating] = useState(false);
  const [edited, setEdited] = useState<Workspace | null>(null);
  const touched = useLast(edited);
  const create = (
    <Button look="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t("new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")}>
        {create}
      </PageHead>
      <PagedList
        query={query}
        label={t("title")}
        loading={t("loading")}
        empty={<EmptyState icon={Users} title={t("empty.title")} text={t("empty.text")} action={create} />}
        row={(workspace) => (
          <WorkspaceRow
            workspace={workspace}
            own={workspace.id === session?.workspace_id}
            onEdit={() => setEdited(workspace)}
          />
        )}
      />
      <WorkspaceDialog known={null} open={creating} onClose={() => setCreating(false)} />
      {touched && (
        <WorkspaceDialog
          key={touched.id}
          known={touched}
          open={edited !== null}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
