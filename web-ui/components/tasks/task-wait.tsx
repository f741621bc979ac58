import { CirclePause, Hourglass, ServerOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useIsAdmin } from "@/components/session/use-session";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";
import { routes } from "@/lib/routes";
import { QuietState } from "./quiet-state";
import { needsAPerson, needsWorkers, useTaskWords } from "./task-words";
import { useWhy } from "./use-tasks";

/**
 * Why a task does not go out: what is most in the way, and what else is. Where a person has to do something about the
 * workers, an administrator is led there.
 */
export function TaskWait({ task }: { task: Task }) {
  const t = useTranslations();
  const words = useTaskWords();
  const admin = useIsAdmin();
  const { data: why } = useWhy(task);
  const [first, ...others] = why?.reasons ?? (task.waiting ? [task.waiting] : []);
  const place = task.queue_position;
  const ownTurn = place === null ? t("task.waiting") : t("tasks.queue", { position: place });
  const icon = needsWorkers(task) ? ServerOff : needsAPerson(task) ? CirclePause : Hourglass;

  return (
    <QuietState
      icon={icon}
      title={task.waiting ? words.blocked(task) : ownTurn}
      text={first ? words.waiting(first) : t("task.waitingText")}
    >
      {others.length > 0 && (
        <div className="mx-auto mt-4 max-w-md text-sm text-muted">
          <p className="text-faint">{t("task.alsoWaits")}</p>
          <ul className="mt-1 space-y-1">
            {others.map((reason) => (
              <li key={reason.code}>{words.waiting(reason)}</li>
            ))}
          </ul>
        </div>
      )}
      {task.eta_seconds !== null && (
        <p className="mt-4 text-sm text-faint tabular-nums">
          {t("task.doneIn", { time: clock(task.eta_seconds * 1000) })}
        </p>
      )}
      {admin && needsWorkers(task) && (
        <Link href={routes.workers} className={`mt-5 ${buttonClass()}`}>
          {t("task.blockedAction")}
        </Link>
      )}
    </QuietState>
  );
}
