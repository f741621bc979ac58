import { Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { WaveSlider } from "@/components/media/wave-slider";
import { IconButton } from "@/components/ui/icon-button";
import { clock } from "@/lib/format";
import { useAudioPlayer } from "./use-audio-player";
import type { Voice } from "./use-voices";

/** Plays a chosen audio, from the reader's own disk where it is. */
export function AudioPlayer({ voice }: { voice: Voice }) {
  const t = useTranslations("newTask.player");
  const address = useAddress(voice);
  const player = useAudioPlayer(address);
  const length = player.length || (voice.lengthMillis ?? 0) / 1000;
  const name = voice.fileName;

  if (player.mute) return <p className="text-sm text-faint">{t("mute")}</p>;
  return (
    <div className="flex items-center gap-2">
      <IconButton
        icon={player.playing ? Pause : Play}
        label={t(player.playing ? "pause" : "play", { name })}
        onClick={player.toggle}
        disabled={!player.ready}
        className="-ml-2.5"
      />
      <WaveSlider
        source={voice.file ?? address}
        sizeBytes={voice.sizeBytes}
        time={player.time}
        length={length}
        label={t("position", { name })}
        valueText={t("at", { time: clock(player.time * 1000), length: clock(length * 1000) })}
        onSeek={player.seek}
      />
      <span className="w-[5.5rem] text-right text-[0.8125rem] whitespace-nowrap text-faint tabular-nums">
        {clock(player.time * 1000)} / {clock(length * 1000)}
      </span>
    </div>
  );
}

/** Where to hear it from. */
function useAddress({ file, stored }: Voice): string | null {
  const [local, setLocal] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const address = URL.createObjectURL(file);
    setLocal(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return local ?? (file ? null : (stored?.url ?? null));
}
