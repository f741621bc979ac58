import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { WorkspaceSelect } from "@/components/workspaces/workspace-select";
import { auditActions } from "@/lib/audit-actions";
import { type AuditFilter, everyEntry, isFiltered } from "@/lib/audit-filter";
import type { ChangeAudit } from "./use-audit";

interface Props {
  filter: AuditFilter;
  /** What the key of the filter was called; undefined where no entry tells. */
  keyName: string | undefined;
  onChange: ChangeAudit;
}

/** All that the entries can be narrowed by. */
export function AuditFilterBar({ filter, keyName, onChange }: Props) {
  const t = useTranslations("audit");
  const { action, workspace, from, to, key, target } = filter;
  return (
    <section aria-label={t("filter.label")} className="mt-5 space-y-3">
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        <SelectField
          label={t("filter.action")}
          className="max-sm:col-span-2"
          value={action ?? ""}
          onChange={(event) => onChange({ action: event.target.value || null })}
          options={[
            { value: "", label: t("filter.anyAction") },
            ...auditActions.map((value) => ({ value, label: t(`action.${value}`) })),
          ]}
        />
        <WorkspaceSelect
          label={t("filter.workspace")}
          none={t("filter.anyWorkspace")}
          className="max-sm:col-span-2"
          value={workspace}
          onChange={(chosen) => onChange({ workspace: chosen })}
        />
        <Field
          label={t("filter.from")}
          type="date"
          max={to ?? undefined}
          value={from ?? ""}
          onChange={(event) => onChange({ from: event.target.value || null })}
        />
        <Field
          label={t("filter.to")}
          type="date"
          min={from ?? undefined}
          value={to ?? ""}
          onChange={(event) => onChange({ to: event.target.value || null })}
        />
      </div>
      {isFiltered(filter) && (
        <div className="flex flex-wrap items-center gap-2">
          {key && (
            <Chip onRemove={() => onChange({ key: null })}>{t("filter.by", { name: keyName ?? key })}</Chip>
          )}
          {target && <Chip onRemove={() => onChange({ target: null })}>{t("filter.on", { target })}</Chip>}
          <button
            type="button"
            onClick={() => onChange(everyEntry)}
            className="inline-flex h-8 items-center gap-1.5 rounded-lg px-2 text-sm text-accent hover:underline"
          >
            <X className="size-4" aria-hidden="true" />
            {t("filter.clear")}
          </button>
        </div>
      )}
    </section>
  );
}

function Chip({ onRemove, children }: { onRemove: () => void; children: string }) {
  const t = useTranslations("audit.filter");
  return (
    <span className="inline-flex h-8 max-w-full items-center rounded-full bg-sunken pl-3 text-sm">
      <span className="truncate">{children}</span>
      <button
        type="button"
        aria-label={t("remove", { what: children })}
        onClick={onRemove}
        className="flex size-8 shrink-0 items-center justify-center rounded-full text-muted hover:text-ink"
      >
        <X className="size-3.5" aria-hidden="true" />
      </button>
    </span>
  );
}
