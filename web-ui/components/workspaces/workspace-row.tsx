import { KeyRound, Pencil } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { IconButton, iconButtonClass } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import type { Workspace } from "@/lib/api/types";
import { type CapName, capNames } from "@/lib/caps";
import { bytes } from "@/lib/format";
import { routes } from "@/lib/routes";

interface Props {
  workspace: Workspace;
  /** Whether this page is signed in to it. */
  own: boolean;
  onEdit: () => void;
}

/** One workspace with its caps. */
export function WorkspaceRow({ workspace, own, onEdit }: Props) {
  const t = useTranslations("workspaces");
  const format = useFormatter();
  const { name, created_at } = workspace;
  return (
    <article aria-label={name} className="px-5 py-4">
      <div className="flex items-start gap-3">
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 className="min-w-0 text-[0.9375rem] break-words">{name}</h2>
          {own && <span className="text-sm text-accent">{t("own")}</span>}
          <span className="text-sm text-faint tabular-nums">
            {t("created", { time: format.dateTime(new Date(created_at), { dateStyle: "medium" }) })}
          </span>
        </div>
        <div className="-mt-1.5 -mr-2.5 flex">
          <Link
            href={routes.apiKeys(workspace.id)}
            aria-label={t("keys", { name })}
            title={t("keys", { name })}
            className={iconButtonClass}
          >
            <KeyRound className="size-[1.125rem]" aria-hidden="true" />
          </Link>
          <IconButton icon={Pencil} label={t("edit", { name })} onClick={onEdit} />
        </div>
      </div>
      <dl className="mt-1 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-3">
        {capNames.map((cap) => (
          <div key={cap} className="flex justify-between gap-4 sm:block">
            <dt className="text-faint">{t(`cap.${cap}.label`)}</dt>
            <dd className="text-right tabular-nums sm:text-left">
              <Cap name={cap} value={workspace[cap]} />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function Cap({ name, value }: { name: CapName; value: number | null }) {
  const t = useTranslations("workspaces");
  const format = useFormatter();
  const locale = useLocale();
  if (value === null) return <span className="text-muted">{t("asSet")}</span>;
  if (value === 0) return <span className="text-muted">{t("any")}</span>;
  return <span>{name === "max_stored_bytes" ? bytes(value, locale) : format.number(value)}</span>;
}
