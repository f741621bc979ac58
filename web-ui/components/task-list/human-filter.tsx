import { ChevronDown, X } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useHumanName } from "./use-human-name";

/** Heavy, and seldom wanted. */
const HumanSearch = lazy(async () => ({ default: (await import("./human-search")).HumanSearch }));

interface Props {
  human: string | null;
  onChange: (human: string | null) => void;
}

const end = "absolute inset-y-0 right-0 flex w-9 items-center justify-center";

/** Whose tasks: one of the digital humans. */
export function HumanFilter({ human, onChange }: Props) {
  const t = useTranslations("tasks.human");
  const [searching, setSearching] = useState(false);
  const name = useHumanName(human);
  const box = useRef<HTMLDivElement>(null);
  const returning = useRef(false);

  const close = () => {
    // Who went elsewhere stays there.
    returning.current = box.current?.contains(document.activeElement) ?? false;
    setSearching(false);
  };
  const chosen = human === null ? t("any") : (name ?? "…");
  const button = (
    <>
      <button
        type="button"
        ref={(element) => {
          if (returning.current) element?.focus();
          returning.current = false;
        }}
        aria-label={t("chosen", { chosen })}
        onClick={() => setSearching(true)}
        className={`h-10 w-full truncate rounded-lg border border-edge bg-surface pr-9 pl-3 text-left text-[0.9375rem] ${human === null ? "text-muted" : "text-ink"}`}
      >
        {chosen}
      </button>
      {human === null ? (
        <span className={`${end} pointer-events-none text-faint`}>
          <ChevronDown className="size-4" aria-hidden="true" />
        </span>
      ) : (
        <button
          type="button"
          aria-label={t("clear")}
          title={t("clear")}
          onClick={() => onChange(null)}
          className={`${end} rounded-lg text-muted hover:text-ink`}
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      )}
    </>
  );
  return (
    <div ref={box} className="relative sm:w-44">
      {searching ? (
        <Suspense fallback={button}>
          <HumanSearch human={human} onChange={onChange} onClose={close} />
        </Suspense>
      ) : (
        button
      )}
    </div>
  );
}
