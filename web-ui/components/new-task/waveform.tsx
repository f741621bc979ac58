import { useEffect, useRef, useState } from "react";
import { onThemeChange } from "@/lib/theme-change";

interface Props {
  media: HTMLAudioElement | null;
  /** What is heard: the file itself, or where it is. */
  source: File | string | null;
  sizeBytes: number;
  /** 0-1: how far it has been heard. */
  share: number;
}

/** Larger ones take a browser too long, and too much memory, to unpack for a picture. */
const mostBytes = 48 * 1024 * 1024;
const heightPixels = 40;

/** What an audio looks like; a plain line where that cannot be found out. */
export function Waveform({ media, source, sizeBytes, share }: Props) {
  const canvas = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    const container = canvas.current;
    const possible = sizeBytes <= mostBytes && typeof AudioContext !== "undefined";
    if (!possible || !container || !media || !source) return;
    const end = new AbortController();
    draw({ container, media, source, signal: end.signal })
      .then(() => setDrawn(!end.signal.aborted))
      // It can still be heard.
      .catch(() => setDrawn(false));
    return () => {
      end.abort();
      setDrawn(false);
    };
  }, [media, source, sizeBytes]);

  return (
    <div aria-hidden="true" className="absolute inset-0">
      <div
        ref={canvas}
        className={`h-full text-edge caret-accent transition-opacity ${drawn ? "" : "opacity-0"}`}
      />
      {!drawn && (
        <div className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 overflow-hidden rounded-full bg-sunken">
          <div className="h-full bg-accent" style={{ width: `${Math.min(1, share) * 100}%` }} />
        </div>
      )}
    </div>
  );
}

interface Drawing {
  container: HTMLElement;
  media: HTMLAudioElement;
  source: File | string;
  signal: AbortSignal;
}

async function draw({ container, media, source, signal }: Drawing): Promise<void> {
  const [{ default: WaveSurfer }, audio] = await Promise.all([
    import("wavesurfer.js"),
    typeof source === "string" ? fetch(source, { signal }).then((answer) => answer.blob()) : source,
  ]);
  if (signal.aborted) return;
  const surfer = WaveSurfer.create({
    container,
    media,
    interact: false,
    height: heightPixels,
    barWidth: 2,
    barGap: 2,
    barRadius: 2,
    cursorWidth: 0,
    hideScrollbar: true,
    normalize: true,
    ...coloursOf(container),
  });
  const unwatch = onThemeChange(() => surfer.setOptions(coloursOf(container)));
  signal.addEventListener("abort", () => {
    unwatch();
    surfer.destroy();
  });
  await surfer.loadBlob(audio);
}

/** A canvas knows no tokens: they are read from where a style has resolved them. */
function coloursOf(container: HTMLElement) {
  const { color, caretColor } = getComputedStyle(container);
  return { waveColor: color, progressColor: caretColor };
}
