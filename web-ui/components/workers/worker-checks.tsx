import { useTranslations } from "use-intl";
import type { WorkerCheck } from "@/lib/api/types";
import { byLevel, checkLevel } from "@/lib/worker-status";
import { Found } from "./found";

/** What a worker has found in itself: the bad first, the good folded away. */
export function WorkerChecks({ checks }: { checks: WorkerCheck[] }) {
  const t = useTranslations("workers");
  if (checks.length === 0) return null;
  const passed = checks.filter(({ level }) => level === "ok");
  const findings = byLevel(checks.filter(({ level }) => level !== "ok"));
  return (
    <section>
      <h3 className="mb-2 text-sm text-muted">{t("checks")}</h3>
      {findings.length > 0 && <Findings checks={findings} />}
      {passed.length > 0 && (
        <details className={findings.length > 0 ? "mt-2" : ""}>
          <summary className="w-fit rounded-md text-sm text-muted hover:text-ink">
            {t("passed", { count: passed.length })}
          </summary>
          <div className="mt-2">
            <Findings checks={passed} />
          </div>
        </details>
      )}
    </section>
  );
}

function Findings({ checks }: { checks: WorkerCheck[] }) {
  const t = useTranslations("workers.level");
  return (
    <ul className="space-y-2">
      {checks.map((check, index) => {
        const { name, level } = check;
        const { icon: Icon, className } = checkLevel[level];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the worker and its engines may use one name each for its own
          <li key={`${index} ${name}`} className="flex gap-2.5 text-sm">
            <Icon className={`mt-[0.2em] size-4 shrink-0 ${className}`} aria-hidden="true" />
            <div className="min-w-0">
              <p>
                <code className="font-mono text-[0.8125rem]">{name}</code>{" "}
                <span className={level === "ok" ? "sr-only" : `ml-1 ${className}`}>{t(level)}</span>
              </p>
              <p className="break-words whitespace-pre-line text-muted">
                <Found check={check} />
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
