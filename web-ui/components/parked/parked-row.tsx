import type { MouseEvent } from "react";
import { useFormatter, useLocale, useNow, useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import type { ParkedMessage } from "@/lib/api/types";
import { bytes } from "@/lib/format";

interface Props {
  message: ParkedMessage;
  href: string;
  onOpen: () => void;
}

/** One parked message: why nobody could read it, where it came from, and since when it lies here. */
export function ParkedRow({ message, href, onOpen }: Props) {
  const t = useTranslations("parked");
  const format = useFormatter();
  const locale = useLocale();
  const now = useNow({ updateInterval: 10_000 });
  const { reason, queue, size_bytes, truncated, parked_at } = message;
  const at = new Date(Math.min(Date.parse(parked_at), now.getTime()));
  const open = (event: MouseEvent) => {
    // With a key held the browser opens the address aside.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <article className="relative px-5 py-4 transition-colors hover:bg-sunken/40">
      <h2 className="text-[0.9375rem] font-medium">
        <Link
          href={href}
          prefetch={false}
          onClick={open}
          lang="en"
          className="line-clamp-2 break-words after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {reason}
        </Link>
      </h2>
      <p className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-muted">
        {queue ? (
          <code className="font-mono text-[0.8125rem] break-all">{queue}</code>
        ) : (
          <span>{t("noQueue")}</span>
        )}
        <span className="tabular-nums">{bytes(size_bytes, locale)}</span>
        {truncated && <span>{t("truncated")}</span>}
        <time
          dateTime={parked_at}
          title={format.dateTime(at, { dateStyle: "long", timeStyle: "medium" })}
          className="text-faint"
        >
          {format.relativeTime(at, now)}
        </time>
      </p>
    </article>
  );
}
