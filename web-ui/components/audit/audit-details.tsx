import { useTranslations } from "use-intl";
import type { AuditEntry } from "@/lib/api/types";

/** All that was kept with it, as the gateway words it, folded away. */
export function AuditDetails({ entry: { target, details } }: { entry: AuditEntry }) {
  const t = useTranslations("audit");
  const facts = [["target", target] as const, ...Object.entries(details ?? {})];
  return (
    <details className="mt-1">
      <summary className="w-fit rounded-md text-sm text-muted hover:text-ink">{t("details")}</summary>
      <dl className="mt-2 space-y-1.5 rounded-xl bg-sunken px-4 py-3 font-mono text-[0.8125rem]">
        {facts.map(([name, value]) => (
          <div key={name} className="flex flex-wrap gap-x-3">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-all">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
