import { useEffect, useState } from "react";

export interface AudioPlayer {
  /** False until there is something to play. */
  ready: boolean;
  playing: boolean;
  /** In seconds. */
  time: number;
  /** In seconds; 0 until it is known. */
  length: number;
  /** The browser cannot play it. */
  mute: boolean;
  toggle: () => void;
  seek: (seconds: number) => void;
}

/** The one that sounds: to start another ends it. */
let sounding: HTMLAudioElement | null = null;

/** Plays an audio without a look of its own. Nothing is fetched before the first sound but its header. */
export function useAudioPlayer(address: string | null): AudioPlayer {
  const [media, setMedia] = useState<HTMLAudioElement | null>(null);
  const [{ playing, time, length, mute }, setState] = useState(silent);

  useEffect(() => {
    if (address === null) return;
    const audio = document.createElement("audio");
    audio.preload = "metadata";
    const look = () => setState((now) => ({ ...now, ...stateOf(audio) }));
    const begin = () => {
      if (sounding !== audio) sounding?.pause();
      sounding = audio;
      look();
    };
    for (const event of ["timeupdate", "pause", "ended", "durationchange", "seeked"]) {
      audio.addEventListener(event, look);
    }
    audio.addEventListener("play", begin);
    audio.addEventListener("error", () => setState({ ...silent, mute: true }));
    audio.src = address;
    setMedia(audio);
    return () => {
      if (!audio.paused) audio.pause();
      audio.removeAttribute("src");
      if (sounding === audio) sounding = null;
      setState(silent);
      setMedia(null);
    };
  }, [address]);

  // The browser tells the time four times a second, which is seen to jump.
  useEffect(() => {
    if (!playing || !media) return;
    let frame = requestAnimationFrame(function next() {
      setState((now) => ({ ...now, time: media.currentTime }));
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, media]);

  return {
    ready: media !== null,
    playing,
    time,
    length,
    mute,
    toggle: () => {
      if (media?.paused) void media.play().catch(() => setState({ ...silent, mute: true }));
      else media?.pause();
    },
    seek: (seconds) => {
      if (media) media.currentTime = seconds;
    },
  };
}

const silent = { playing: false, time: 0, length: 0, mute: false };

function stateOf({ paused, currentTime, duration }: HTMLAudioElement) {
  return { playing: !paused, time: currentTime, length: Number.isFinite(duration) ? duration : 0 };
}
