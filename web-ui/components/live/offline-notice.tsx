"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLiveState } from "./live-provider";

/** While the gateway does not answer: what is shown may be old, and nobody needs to reload for it. */
export function OfflineNotice() {
  const t = useTranslations("live");
  if (useLiveState() !== "offline") return null;
  return (
    <div className="border-b border-line bg-bad-soft">
      <p className="mx-auto flex max-w-7xl items-center gap-2.5 px-4 py-2.5 text-sm sm:px-6">
        <CloudOff className="size-4 shrink-0 text-bad" aria-hidden="true" />
        {t("offlineNotice")}
      </p>
    </div>
  );
}
