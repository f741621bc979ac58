import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/api/problem";
import { getRunOutput, runOutputUrl } from "@/lib/api/tasks";
import { tail } from "@/lib/text-tail";

interface Props {
  task: string;
  run: string;
}

/** Characters; the whole may have many megabytes, and its end tells the most. */
const shown = 40_000;

const toEnd = (box: HTMLElement | null) => {
  if (box) box.scrollTop = box.scrollHeight;
};

/** What the engine itself said in a run that is over, asked for when somebody opens it. */
export function RunOutput({ task, run }: Props) {
  const t = useTranslations("task.output");
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-5" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-md text-sm text-muted marker:text-faint hover:text-ink">
        {t("title")}
      </summary>
      {open && (
        <div className="mt-2">
          <Output task={task} run={run} />
        </div>
      )}
    </details>
  );
}

function Output({ task, run }: Props) {
  const t = useTranslations("task.output");
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["run-output", run],
    queryFn: ({ signal }) => getRunOutput(task, run, signal),
    // What a run has said does not change any more.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isPending) {
    return (
      <div role="status" className="space-y-2">
        <span className="sr-only">{t("loading")}</span>
        <Skeleton className="h-3.5 w-3/5" />
        <Skeleton className="h-3.5 w-2/5" />
      </div>
    );
  }
  if (error instanceof ApiError && error.status === 404) return <Nothing />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data.trim() === "") return <Nothing />;
  return (
    <>
      <pre
        ref={toEnd}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-xl border border-line bg-surface px-4 py-3 font-mono text-xs leading-relaxed shadow-card"
      >
        {tail(data, shown)}
      </pre>
      <p className="mt-2 text-sm text-faint">
        {data.length > shown && `${t("cut")} `}
        <a href={runOutputUrl(task, run)} download={`${run}.log`} className="text-accent hover:underline">
          {t("all")}
        </a>
      </p>
    </>
  );
}

function Nothing() {
  const t = useTranslations("task.output");
  return <p className="text-sm text-muted">{t("none")}</p>;
}
