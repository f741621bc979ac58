import { useEffect, useRef, useState } from "react";
import type WaveSurfer from "wavesurfer.js";
import { onThemeChange } from "@/lib/theme-change";

interface Props {
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
export function Waveform({ source, sizeBytes, share }: Props) {
  const canvas = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<WaveSurfer | null>(null);
  const heard = Math.min(1, share);

  useEffect(() => {
    const possible = sizeBytes <= mostBytes && typeof AudioContext !== "undefined";
    if (!possible || !canvas.current || !source) return;
    const end = new AbortController();
    draw(canvas.current, source, end.signal).then(
      (surfer) => end.signal.aborted || setDrawn(surfer),
      // It can still be heard.
      () => {},
    );
    return () => {
      end.abort();
      setDrawn(null);
    };
  }, [source, sizeBytes]);

  useEffect(() => {
    drawn?.getRenderer().renderProgress(heard);
  }, [drawn, heard]);

  return (
    <div aria-hidden="true" className="absolute inset-0">
      <div
        ref={canvas}
        className={`h-full text-edge caret-accent transition-opacity ${drawn ? "" : "opacity-0"}`}
      />
      {!drawn && (
        <div className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 overflow-hidden rounded-full bg-sunken">
          <div className="h-full bg-accent" style={{ width: `${heard * 100}%` }} />
        </div>
      )}
    </div>
  );
}

/** Draws only: who plays the audio tells how far it is. */
async function draw(
  container: HTMLElement,
  source: File | string,
  signal: AbortSignal,
): Promise<WaveSurfer | null> {
  const [{ default: surfers }, audio] = await Promise.all([
    import("wavesurfer.js"),
    typeof source === "string" ? fetch(source, { signal }).then((answer) => answer.blob()) : source,
  ]);
  if (signal.aborted) return null;
  const surfer = surfers.create({
    container,
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
  return surfer;
}

/** A canvas knows no tokens: they are read from where a style has resolved them. */
function coloursOf(container: HTMLElement) {
  const { color, caretColor } = getComputedStyle(container);
  return { waveColor: color, progressColor: caretColor };
}
