import { Columns2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Filmstrip } from "@/components/ui/filmstrip";
import { VideoPlayer } from "@/components/ui/video-player";
import { downloadUrl } from "@/lib/api/tasks";
import type { Quality, Task } from "@/lib/api/types";
import { storyboardFrames } from "@/lib/storyboard";
import { OriginalVideo } from "./original-video";
import { TaskWaveform } from "./task-waveform";
import { useTaskHuman } from "./use-tasks";

const caption = "mb-1.5 text-sm text-muted";

/** The finished video, all of it at a glance once there are pictures of it, and what it was made from beside it. */
export function TaskResult({ task, video }: { task: Task; video: string }) {
  const t = useTranslations("task");
  const player = useRef<HTMLVideoElement>(null);
  const [time, setTime] = useState(0);
  const [beside, setBeside] = useState(false);
  const { data: human } = useTaskHuman(task.digital_human_id);
  const { width, height } = (task.quality as Quality | null) ?? {};
  const ratio = width && height ? width / height : 16 / 9;
  const length = (task.duration_ms ?? 0) / 1000;
  const seek = (seconds: number) => {
    if (player.current) player.current.currentTime = seconds;
    setTime(seconds);
  };
  return (
    <div className="space-y-3">
      {/* The player stays the same one, and plays on, when something comes beside it. */}
      <div className={beside ? "grid gap-3 sm:grid-cols-2" : ""}>
        {beside && human && (
          <figure className="min-w-0">
            <figcaption className={caption}>{t("beside.original")}</figcaption>
            <OriginalVideo human={human} result={player} ratio={ratio} />
          </figure>
        )}
        <figure className="min-w-0">
          {beside && <figcaption className={caption}>{t("beside.result")}</figcaption>}
          <VideoPlayer
            ref={player}
            src={video}
            file={downloadUrl(task) ?? video}
            poster={task.thumbnail_url}
            label={t("video", { name: task.name })}
            ratio={ratio}
            onTime={setTime}
          />
        </figure>
      </div>
      {task.storyboard_url !== null && length > 0 && (
        <Filmstrip
          src={task.storyboard_url}
          frames={storyboardFrames}
          label={t("seek")}
          time={time}
          length={length}
          onSeek={seek}
        />
      )}
      <div className="space-y-3">
        {human && (
          <Button icon={Columns2} onClick={() => setBeside(!beside)}>
            {t(beside ? "beside.close" : "beside.open")}
          </Button>
        )}
        <TaskWaveform task={task} time={time} length={length} onSeek={seek} />
      </div>
    </div>
  );
}
