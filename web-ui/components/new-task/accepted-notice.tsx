import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { BatchItem } from "@/lib/api/types";
import { routes } from "@/lib/routes";

interface Props {
  batch: string;
  items: BatchItem[];
  /** Audios that still stand in the form. */
  left: number;
}

/** A batch of which not all became tasks: what did, and what is left to do. */
export function AcceptedNotice({ batch, items, left }: Props) {
  const t = useTranslations("newTask.accepted");
  const notice = useRef<HTMLDivElement>(null);
  const refused = items.filter(({ refusal }) => refusal !== null).length;
  useEffect(() => {
    notice.current?.scrollIntoView?.({ block: "center" });
  }, []);
  return (
    <div
      ref={notice}
      role="status"
      className="flex gap-3 rounded-xl border border-line bg-surface p-4 text-sm shadow-card"
    >
      <CircleCheck className="mt-0.5 size-[1.125rem] shrink-0 text-accent" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t("title", { accepted: items.length - refused, count: items.length })}</p>
        {left > 0 && <p className="mt-1 text-muted">{t("text", { count: refused })}</p>}
        <Link href={routes.tasks({ batch })} className={`${buttonClass()} mt-3`}>
          {t("see")}
        </Link>
      </div>
    </div>
  );
}
