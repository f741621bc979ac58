import { useTranslations } from "use-intl";
import type { Worker } from "@/lib/api/types";

/** Which process this is and what it runs: for the one who compares machines. */
export function WorkerBuild({ worker }: { worker: Worker }) {
  const t = useTranslations("workers");
  const versions = Object.entries(worker.versions).sort(([a], [b]) => a.localeCompare(b));
  return (
    <dl className="mt-5 flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-3 text-[0.8125rem] text-faint">
      {versions.map(([program, version]) => (
        <div key={program} className="flex gap-1.5">
          <dt>{program}</dt>
          <dd className="min-w-0 break-words text-muted tabular-nums">{version}</dd>
        </div>
      ))}
      <div className="flex min-w-0 gap-1.5">
        <dt className="shrink-0">{t("id")}</dt>
        <dd className="min-w-0 font-mono text-xs leading-[inherit] break-all text-muted">{worker.id}</dd>
      </div>
    </dl>
  );
}
