import { useFormatter, useNow, useTranslations } from "use-intl";
import type { ApiKey } from "@/lib/api/types";
import { isOperators, stateOf } from "@/lib/key-status";
import { type KeyAct, KeyMenu } from "./key-menu";
import { KeyStateLabel } from "./key-state-label";
import { ScopeList } from "./scope-list";

interface Props {
  apiKey: ApiKey;
  /** Undefined while it is not known. */
  workspace: string | undefined;
  /** Whether this page is signed in with it. */
  own: boolean;
  onAct: (act: KeyAct) => void;
}

/** One key: whose it is, what it may do, when it was used and when it ends. */
export function KeyRow({ apiKey, workspace, own, onAct }: Props) {
  const t = useTranslations("keys");
  const state = stateOf(apiKey, useNow({ updateInterval: 10_000 }));
  const operators = isOperators(apiKey);
  return (
    <article aria-label={apiKey.name} className="flex items-start gap-3 px-5 py-4">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h2 className="min-w-0 text-[0.9375rem] break-words">{apiKey.name}</h2>
          <KeyStateLabel state={state} />
          {own && <span className="text-sm text-accent">{t("own")}</span>}
        </div>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
          {!operators && <code className="font-mono text-[0.8125rem]">{apiKey.prefix}…</code>}
          {workspace && <span className="min-w-0 break-words">{workspace}</span>}
          <ScopeList scopes={apiKey.scopes} />
        </p>
        <Times apiKey={apiKey} />
        {operators && <p className="mt-1 text-sm text-faint">{t("operatorsHint")}</p>}
      </div>
      {!operators && (
        <div className="-mt-1.5 -mr-2.5">
          <KeyMenu apiKey={apiKey} state={state} onAct={onAct} />
        </div>
      )}
    </article>
  );
}

function Times({ apiKey: { created_at, last_used_at, expires_at } }: { apiKey: ApiKey }) {
  const t = useTranslations("keys");
  const format = useFormatter();
  const now = useNow({ updateInterval: 10_000 });
  const day = (time: string) => format.dateTime(new Date(time), { dateStyle: "medium" });
  const moment = (time: string) =>
    format.dateTime(new Date(time), { dateStyle: "medium", timeStyle: "short" });
  // Its clock may be a little ahead of this one.
  const used = last_used_at === null ? null : new Date(Math.min(Date.parse(last_used_at), now.getTime()));
  const over = expires_at !== null && Date.parse(expires_at) <= now.getTime();
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-faint tabular-nums">
      <span title={last_used_at ? moment(last_used_at) : undefined}>
        {used ? t("used", { ago: format.relativeTime(used, now) }) : t("never")}
      </span>
      <span>
        {expires_at === null ? t("noExpiry") : t(over ? "expired" : "expires", { time: moment(expires_at) })}
      </span>
      <span>{t("created", { time: day(created_at) })}</span>
    </p>
  );
}
