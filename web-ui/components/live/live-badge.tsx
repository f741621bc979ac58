import { CloudOff, LoaderCircle, type LucideIcon, Radio, RefreshCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { useMayNot } from "@/components/session/use-session";
import type { LiveState } from "@/lib/api/live";
import { useLiveState } from "./live-provider";

const looks: Record<LiveState, { icon: LucideIcon; className: string }> = {
  connecting: { icon: LoaderCircle, className: "text-faint" },
  live: { icon: Radio, className: "text-accent" },
  polling: { icon: RefreshCw, className: "bg-warn-soft text-warn" },
  offline: { icon: CloudOff, className: "bg-bad-soft text-bad" },
};

/** How fresh the page is, in a word; nothing where there is nothing to be read. */
export function LiveBadge() {
  const t = useTranslations("live");
  const state = useLiveState();
  if (useMayNot("read")) return null;
  const { icon: Icon, className } = looks[state];
  return (
    <span
      role="status"
      title={t(`hint.${state}`)}
      className={`mr-1 inline-flex h-7 items-center gap-1.5 rounded-full px-2.5 text-[0.8125rem] font-medium whitespace-nowrap ${className}`}
    >
      <Icon className="size-3.5" aria-hidden="true" />
      {t(state)}
      <span className="sr-only">{t(`hint.${state}`)}</span>
    </span>
  );
}
