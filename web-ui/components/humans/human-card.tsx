import { Play, Sparkles } from "lucide-react";
import type { MouseEvent } from "react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import type { DigitalHuman } from "@/lib/api/types";
import { placeHref } from "@/lib/human-filter";
import { humanStatus } from "@/lib/human-status";
import { routes } from "@/lib/routes";
import { type HumanAct, HumanMenu } from "./human-menu";
import { HumanPoster } from "./human-poster";
import { HumanStatusLabel } from "./human-status-label";

interface Props {
  human: DigitalHuman;
  /** Whether the key may change anything. */
  editable: boolean;
  onOpen: () => void;
  onAct: (act: HumanAct) => void;
}

/** One of the grid: the picture opens it, the rest is a step away. */
export function HumanCard({ human, editable, onOpen, onAct }: Props) {
  const t = useTranslations("humans");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const usable = humanStatus[human.status].usable;

  const open = (event: MouseEvent) => {
    // With a key held the browser opens the address aside.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen();
  };

  return (
    <li className="group relative flex flex-col overflow-hidden rounded-2xl border border-line bg-surface shadow-card transition-colors hover:border-edge">
      <span className="relative block">
        <HumanPoster
          human={human}
          className={`aspect-[4/3] w-full ${usable ? "" : "opacity-55 grayscale"}`}
        />
        <span className="pointer-events-none absolute inset-0 flex items-center justify-center opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100">
          <span className="flex size-11 items-center justify-center rounded-full bg-surface/90 text-ink shadow-pop">
            <Play className="ml-0.5 size-5" aria-hidden="true" />
          </span>
        </span>
        {!usable && (
          <span className="absolute top-2.5 left-2.5 rounded-full bg-surface">
            <HumanStatusLabel status={human.status} />
          </span>
        )}
      </span>
      <div className="flex flex-1 flex-col p-3 sm:p-4 sm:pt-3">
        <Link
          href={placeHref({ human: human.id })}
          prefetch={false}
          onClick={open}
          className="line-clamp-2 font-medium break-words after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {human.name}
        </Link>
        <p className="mt-0.5 truncate text-sm text-faint">
          {human.description ?? (
            <time dateTime={human.created_at}>{format.relativeTime(new Date(human.created_at), now)}</time>
          )}
        </p>
        {editable && (
          <div className="mt-auto -mb-1.5 flex items-center justify-between gap-2 pt-2">
            {usable ? (
              <Link
                href={routes.newTask({ human: human.id })}
                prefetch={false}
                aria-label={t("newTaskWith", { name: human.name })}
                className="relative -ml-2 inline-flex h-9 items-center gap-1.5 rounded-lg px-2 text-sm font-medium text-accent transition-colors hover:bg-accent-soft"
              >
                <Sparkles className="size-4" aria-hidden="true" />
                {t("newTask")}
              </Link>
            ) : (
              <span />
            )}
            <span className="relative -mr-2">
              <HumanMenu human={human} onAct={onAct} />
            </span>
          </div>
        )}
      </div>
    </li>
  );
}
