import { CircleAlert, CircleCheck, CircleSlash, type LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Attempt, Outcome } from "@/lib/task-attempts";
import { useTaskWords } from "./task-words";

const looks: Record<Outcome, { icon: LucideIcon; className: string }> = {
  completed: { icon: CircleCheck, className: "text-accent" },
  failed: { icon: CircleAlert, className: "text-bad" },
  stopped: { icon: CircleSlash, className: "text-faint" },
};

/** How an attempt ended and on which worker. */
export function AttemptOutcome({ attempt }: { attempt: Attempt }) {
  const t = useTranslations("task.timeline");
  const words = useTaskWords();
  if (attempt.outcome === null) return null;
  const { icon: Icon, className } = looks[attempt.outcome];
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2 text-muted">
      <Icon className={`size-4 shrink-0 ${className}`} aria-hidden="true" />
      <span className="min-w-0">{words.outcome(attempt)}</span>
      {attempt.worker && <span className="text-faint">{t("on", { worker: attempt.worker })}</span>}
    </span>
  );
}
