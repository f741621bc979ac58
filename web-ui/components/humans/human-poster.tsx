import { UserRound } from "lucide-react";
import { useNow, useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { Still } from "@/components/ui/still";
import { posterUrl } from "@/lib/api/digital-humans";
import type { DigitalHuman } from "@/lib/api/types";

/** A picture takes seconds; where none has come after that time none will. */
const makingMillis = 120_000;

/** Its picture beside its name, and so without words of its own; a skeleton until it is made. */
export function HumanPoster({ human, className = "" }: { human: DigitalHuman; className?: string }) {
  const now = useNow({ updateInterval: 30_000 });
  const src = posterUrl(human);
  const making = src === null && now.getTime() - Date.parse(human.updated_at) < makingMillis;

  return (
    <span
      className={`relative flex items-center justify-center overflow-hidden bg-sunken text-faint ${className}`}
    >
      <Still src={src} fallback={making ? <Making /> : <None />} className="object-[50%_25%]" />
    </span>
  );
}

function Making() {
  const t = useTranslations("humans");
  return (
    <>
      <Skeleton className="absolute inset-0 rounded-none bg-line" />
      <span className="relative text-[0.8125rem] text-muted">{t("making")}</span>
    </>
  );
}

function None() {
  return <UserRound className="size-8" aria-hidden="true" />;
}
