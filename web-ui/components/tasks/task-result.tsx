import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Filmstrip } from "@/components/ui/filmstrip";
import { VideoPlayer } from "@/components/ui/video-player";
import type { Quality, Task } from "@/lib/api/types";
import { storyboardFrames } from "@/lib/storyboard";

/** The finished video, and all of it at a glance once there are pictures of it. */
export function TaskResult({ task, video }: { task: Task; video: string }) {
  const t = useTranslations("task");
  const player = useRef<HTMLVideoElement>(null);
  const [time, setTime] = useState(0);
  const { width, height } = (task.quality as Quality | null) ?? {};
  const seek = (seconds: number) => {
    if (player.current) player.current.currentTime = seconds;
    setTime(seconds);
  };
  return (
    <div className="space-y-3">
      <VideoPlayer
        ref={player}
        src={video}
        poster={task.thumbnail_url}
        label={t("video", { name: task.name })}
        ratio={width && height ? width / height : undefined}
        onTime={setTime}
      />
      {task.storyboard_url !== null && task.duration_ms !== null && (
        <Filmstrip
          src={task.storyboard_url}
          frames={storyboardFrames}
          label={t("seek")}
          time={time}
          length={task.duration_ms / 1000}
          onSeek={seek}
        />
      )}
    </div>
  );
}
