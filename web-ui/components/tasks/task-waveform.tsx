import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { WaveSlider } from "@/components/media/wave-slider";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { fileInfo } from "@/lib/api/files";
import { audioUrl } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { clock } from "@/lib/format";

interface Props {
  task: Task;
  /** Where the video stands and how long it is, in seconds. */
  time: number;
  length: number;
  onSeek: (seconds: number) => void;
}

/** What the voice looks like, along the video; nothing of it is fetched before somebody opens it. */
export function TaskWaveform(props: Props) {
  const t = useTranslations("task.waveform");
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-md text-sm text-muted marker:text-faint hover:text-ink">
        {t("title")}
      </summary>
      {open && (
        <div className="mt-3 rounded-xl border border-line bg-surface px-4 py-3 shadow-card">
          <Wave {...props} />
        </div>
      )}
    </details>
  );
}

function Wave({ task, time, length, onSeek }: Props) {
  const t = useTranslations("task.waveform");
  const id = task.audio_path.slice(task.audio_path.lastIndexOf("/") + 1);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["file", id],
    queryFn: ({ signal }) => fileInfo(id, signal),
  });
  if (isPending) {
    return (
      <div role="status">
        <span className="sr-only">{t("loading")}</span>
        <Skeleton className="h-10 w-full" />
      </div>
    );
  }
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const [now, all] = [clock(time * 1000), clock(length * 1000)];
  return (
    <div className="flex items-center gap-3">
      <WaveSlider
        source={audioUrl(task)}
        sizeBytes={data.size_bytes}
        time={time}
        length={length}
        label={t("position")}
        valueText={`${now} / ${all}`}
        onSeek={onSeek}
      />
      <span className="text-[0.8125rem] whitespace-nowrap text-faint tabular-nums">
        {now} / {all}
      </span>
    </div>
  );
}
