import { useFormatter, useNow, useTranslations } from "use-intl";

/** When a worker was last heard. */
export function WorkerSeen({ at }: { at: string }) {
  const t = useTranslations("workers");
  const format = useFormatter();
  const now = useNow({ updateInterval: 5000 });
  // Its clock may be a little ahead of this one.
  const seen = new Date(Math.min(Date.parse(at), now.getTime()));
  return (
    <time
      dateTime={at}
      title={format.dateTime(seen, { dateStyle: "long", timeStyle: "medium" })}
      className="text-sm text-faint tabular-nums"
    >
      {t("seen", { ago: format.relativeTime(seen, now) })}
    </time>
  );
}
