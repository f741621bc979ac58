import { useFormatter, useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import type { AuditEntry } from "@/lib/api/types";
import { auditIcon, isKnown } from "@/lib/audit-actions";
import { routes } from "@/lib/routes";
import { AuditDetails } from "./audit-details";
import type { ChangeAudit } from "./use-audit";

interface Props {
  entry: AuditEntry;
  /** Undefined while it is not known, or where it belongs to none. */
  workspace: string | undefined;
  onFilter: ChangeAudit;
}

/** One thing that somebody did: what, to what, who, from where, when. */
export function AuditRow({ entry, workspace, onFilter }: Props) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const { action, target, key_id, key_name, address, created_at } = entry;
  const Icon = auditIcon(action);
  const name = nameOf(entry);
  return (
    <article className="flex gap-3.5 px-5 py-4">
      <Icon className="mt-1 size-4 shrink-0 text-faint" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <h2 className="min-w-0 text-[0.9375rem] font-medium break-words">
            {isKnown(action) ? t(`action.${action}`) : action}
          </h2>
          <time dateTime={created_at} className="text-sm text-faint tabular-nums">
            {format.dateTime(new Date(created_at), { dateStyle: "medium", timeStyle: "medium" })}
          </time>
        </div>
        {name !== null && (
          <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <Narrow label={t("onlyTarget", { target: name })} onClick={() => onFilter({ target })}>
              {name}
            </Narrow>
            {action === "task_cancelled" && (
              <Link
                href={routes.task(target)}
                prefetch={false}
                className="inline-block min-h-6 leading-6 whitespace-nowrap text-accent hover:underline"
              >
                {t("openTask")}
              </Link>
            )}
          </p>
        )}
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
          <Narrow
            label={t("onlyKey", { name: key_name ?? key_id })}
            onClick={() => onFilter({ key: key_id })}
          >
            {t("by", { name: key_name ?? key_id })}
          </Narrow>
          <span className="tabular-nums">{address}</span>
          {workspace && <span className="break-words">{workspace}</span>}
        </p>
        <AuditDetails entry={entry} />
      </div>
    </article>
  );
}

/** What those call it who know it: its name, else its id. Null where there is but one, as of the clean-up. */
function nameOf({ action, target, details }: AuditEntry): string | null {
  if (typeof details?.name === "string") return details.name;
  if (typeof details?.reason === "string") return details.reason;
  return /^(dispatch|retention)_/.test(action) ? null : target;
}

/** A word of an entry that shows all entries with the same. */
function Narrow({ label, onClick, children }: { label: string; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      title={label}
      onClick={onClick}
      className="min-h-6 max-w-full rounded-sm text-left break-words underline-offset-4 hover:underline"
    >
      {children}
    </button>
  );
}
