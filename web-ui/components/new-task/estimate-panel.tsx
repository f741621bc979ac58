import { useNow, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { Estimate, WantedEstimate } from "@/lib/api/types";
import { EstimateFacts } from "./estimate-facts";
import { useEstimate } from "./use-estimate";

interface Props {
  /** Null while there is no audio whose length is known. */
  wanted: WantedEstimate | null;
  /** How many tasks that is for. */
  count: number;
  /** When they may begin at the earliest; null: at once. */
  notBefore: Date | null;
}

/** How long it would take, before anything is submitted. */
export function EstimatePanel({ wanted, count, notBefore }: Props) {
  const t = useTranslations("newTask.estimate");
  const { data, error, isPending, isPlaceholderData, refetch } = useEstimate(wanted);
  return (
    <section aria-labelledby="estimate" className="rounded-2xl border border-line bg-surface p-5 shadow-card">
      <h2 id="estimate" className="text-sm">
        {t("title")}
      </h2>
      <div aria-live="polite" className={isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
        {wanted === null && <p className="mt-2 text-sm text-muted">{t("needsAudio")}</p>}
        {wanted !== null && isPending && <Loading />}
        {wanted !== null && error && !data && (
          <div className="mt-3">
            <ProblemNotice error={error} onRetry={() => void refetch()} />
          </div>
        )}
        {wanted !== null && data && <Known estimate={data} count={count} notBefore={notBefore} />}
      </div>
    </section>
  );
}

function Known(props: { estimate: Estimate; count: number; notBefore: Date | null }) {
  const now = useNow({ updateInterval: 30_000 });
  return <EstimateFacts {...props} now={now} />;
}

function Loading() {
  const t = useTranslations("newTask.estimate");
  return (
    <div role="status" className="mt-3 space-y-2">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-4 w-4/5" />
      <Skeleton className="h-4 w-3/5" />
    </div>
  );
}
