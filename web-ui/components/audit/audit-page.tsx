"use client";

import { History, ListFilter } from "lucide-react";
import { useTranslations } from "use-intl";
import { AdminOnly } from "@/components/session/admin-only";
import { PageHead } from "@/components/settings/page-head";
import { Loading, PagedList } from "@/components/settings/paged-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useWorkspaceNames } from "@/components/workspaces/use-workspaces";
import { everyEntry, isFiltered } from "@/lib/audit-filter";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditRow } from "./audit-row";
import { useAudit, useAuditFilter } from "./use-audit";

export function AuditPage() {
  const t = useTranslations("audit");
  return (
    <AdminOnly fallback={<Loading words={t("loading")} />}>
      <Audit />
    </AdminOnly>
  );
}

function Audit() {
  const t = useTranslations("audit");
  const [filter, change] = useAuditFilter();
  const entries = useAudit(filter);
  const { names: workspaces } = useWorkspaceNames();
  const ofKey = entries.data?.pages.flatMap((page) => page.data).find(({ key_id }) => key_id === filter.key);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <AuditFilterBar filter={filter} keyName={ofKey?.key_name ?? undefined} onChange={change} />
      <PagedList
        query={entries}
        label={t("title")}
        loading={t("loading")}
        empty={
          isFiltered(filter) ? (
            <EmptyState
              icon={ListFilter}
              title={t("none.title")}
              text={t("none.text")}
              action={<Button onClick={() => change(everyEntry)}>{t("none.action")}</Button>}
            />
          ) : (
            <EmptyState icon={History} title={t("empty.title")} text={t("empty.text")} />
          )
        }
        row={(entry) => (
          <AuditRow
            entry={entry}
            workspace={entry.workspace_id ? workspaces.get(entry.workspace_id) : undefined}
            onFilter={change}
          />
        )}
      />
    </>
  );
}
