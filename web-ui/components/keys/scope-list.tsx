import { useTranslations } from "use-intl";
import { scopes as all, type Scope } from "@/lib/api/types";

/** What a key may do, in words. An administrator may do all of it. */
export function ScopeList({ scopes }: { scopes: readonly Scope[] }) {
  const t = useTranslations("keys.scope");
  const shown = scopes.includes("admin")
    ? (["admin"] as const)
    : all.filter((scope) => scopes.includes(scope));
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {shown.map((scope) => (
        <span
          key={scope}
          className="rounded-md bg-sunken px-2 py-0.5 text-[0.8125rem] whitespace-nowrap text-muted"
        >
          {t(`${scope}.title`)}
        </span>
      ))}
    </span>
  );
}
