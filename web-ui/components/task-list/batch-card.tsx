import { useMutation, useQuery } from "@tanstack/react-query";
import { Archive, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useMay } from "@/components/session/use-session";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton } from "@/components/ui/skeleton";
import { cancelBatch, getBatch, retryBatch } from "@/lib/api/batches";
import { type BatchStanding, taskStatuses } from "@/lib/api/types";
import { cacheKeys } from "@/lib/task-cache";
import { taskStatus } from "@/lib/task-status";

interface Props {
  id: string;
  /** Shows the tasks of all batches again. */
  onLeave: () => void;
}

/** At most this often while its tasks change. */
const askMillis = 2000;

/** How far a batch is as a whole, and what can be done with all of it. */
export function BatchCard({ id, onLeave }: Props) {
  const t = useTranslations("tasks.batch");
  const format = useFormatter();
  const {
    data: batch,
    error,
    refetch,
  } = useQuery({
    // Beside the numbers: it has to be asked again for the same reason.
    queryKey: [...cacheKeys.counts, "batch", id],
    queryFn: ({ signal }) => getBatch(id, signal),
    refetchInterval: ({ state }) => (state.isInvalidated ? askMillis : false),
  });
  if (error && !batch) {
    return (
      <div className="mb-4">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <section
      aria-label={t("label")}
      className="mb-4 rounded-2xl border border-line bg-surface p-4 pl-5 shadow-card"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-base">
            {batch ? (batch.name ?? t("unnamed")) : <Skeleton className="my-1 h-4 w-40" />}
          </h2>
          {batch ? <Counts batch={batch} /> : <Skeleton className="mt-2 h-3.5 w-60" />}
        </div>
        <IconButton icon={X} label={t("leave")} onClick={onLeave} />
      </div>
      {batch && (
        <>
          <div className="mt-3 flex items-center gap-3">
            <ProgressBar label={t("progress")} percent={batch.progress} />
            <span className="text-sm text-muted tabular-nums">
              {format.number(batch.progress / 100, { style: "percent" })}
            </span>
          </div>
          <Acts batch={batch} onActed={() => void refetch()} />
        </>
      )}
    </section>
  );
}

function Counts({ batch }: { batch: BatchStanding }) {
  const t = useTranslations();
  const format = useFormatter();
  const shown = taskStatuses.filter((status) => batch.counts[status] > 0);
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      <li>{t("tasks.batch.total", { count: batch.total })}</li>
      {shown.map((status) => {
        const { icon: Icon, label } = taskStatus[status];
        return (
          <li key={status} className="inline-flex items-center gap-1.5">
            <Icon className="size-3.5" aria-hidden="true" />
            {`${t(`status.${label}`)} ${format.number(batch.counts[status])}`}
          </li>
        );
      })}
      {batch.refused > 0 && (
        <li className="text-warn">{t("tasks.batch.refused", { count: batch.refused })}</li>
      )}
    </ul>
  );
}

function Acts({ batch, onActed }: { batch: BatchStanding; onActed: () => void }) {
  const t = useTranslations("tasks.batch");
  const mayChange = useMay("submit");
  const [asking, setAsking] = useState(false);
  const retry = useMutation({ mutationFn: () => retryBatch(batch.id), onSuccess: onActed });
  const cancel = useMutation({ mutationFn: () => cancelBatch(batch.id), onSuccess: onActed });
  const open = batch.counts.pending + batch.counts.processing;
  const close = () => {
    setAsking(false);
    cancel.reset();
  };
  return (
    <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
      {batch.results_url && (
        <a href={batch.results_url} download className={buttonClass()}>
          <Archive className="size-4" aria-hidden="true" />
          {t("results", { count: batch.counts.completed })}
        </a>
      )}
      {mayChange && batch.counts.failed > 0 && (
        <Button icon={RotateCw} busy={retry.isPending} onClick={() => retry.mutate()}>
          {t("retry", { count: batch.counts.failed })}
        </Button>
      )}
      {mayChange && open > 0 && (
        <Button look="danger" onClick={() => setAsking(true)}>
          {t("cancel", { count: open })}
        </Button>
      )}
      {retry.isError && <ProblemNotice error={retry.error} />}
      <ConfirmDialog
        open={asking && open > 0}
        title={t("confirm.title", { count: open })}
        text={t("confirm.text")}
        confirm={t("confirm.action")}
        keep={t("confirm.keep")}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: close })}
        onClose={close}
      >
        {cancel.isError && <ProblemNotice error={cancel.error} />}
      </ConfirmDialog>
    </div>
  );
}
