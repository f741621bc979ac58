import { CirclePause, Play } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { useDispatch } from "./use-dispatch";

/**
 * Rendering is paused: since when, by whom, why, and the way out; or that nobody can tell. Nothing while it is not. For
 * administrators.
 */
export function DispatchBanner() {
  const t = useTranslations("dispatch");
  const format = useFormatter();
  const { dispatch, error, refetch, resume } = useDispatch();
  if (error && !dispatch) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!dispatch?.paused) return null;
  const since = dispatch.paused_at && new Date(dispatch.paused_at);
  return (
    <section aria-label={t("paused")} className="space-y-3 rounded-2xl bg-warn-soft px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <CirclePause className="size-5 shrink-0 text-warn" aria-hidden="true" />
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-medium break-words">
            {t("paused")}
            {dispatch.reason && <span className="font-normal text-muted"> · {dispatch.reason}</span>}
          </p>
          <p className="text-sm text-muted">
            {since &&
              t("since", {
                time: format.dateTime(since, { dateStyle: "medium", timeStyle: "short" }),
                name: dispatch.paused_by ?? "",
              })}
            {t("meaning")}
          </p>
        </div>
        <Button icon={Play} busy={resume.isPending} onClick={() => resume.mutate()}>
          {t("resume")}
        </Button>
      </div>
      {resume.error && <ProblemNotice error={resume.error} />}
    </section>
  );
}
