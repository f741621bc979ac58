import { type PointerEvent, useState } from "react";
import { clock } from "@/lib/format";

interface Props {
  /** One picture of all the frames, side by side. */
  src: string;
  frames: number;
  label: string;
  /** Where the video stands, and how long it is, in seconds. */
  time: number;
  length: number;
  onSeek: (seconds: number) => void;
}

const keySteps: Record<string, (time: number, length: number) => number> = {
  ArrowLeft: (time) => time - 1,
  ArrowRight: (time) => time + 1,
  ArrowDown: (time) => time - 1,
  ArrowUp: (time) => time + 1,
  PageDown: (time, length) => time - length / 10,
  PageUp: (time, length) => time + length / 10,
  Home: () => 0,
  End: (_, length) => length,
};

/** A whole video at a glance: shows what is to be seen under the pointer, and goes there. Nothing without its picture. */
export function Filmstrip({ src, frames, label, time, length, onSeek }: Props) {
  const [ratio, setRatio] = useState<number | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const [hover, setHover] = useState<number | null>(null);
  const seek = (to: number) => onSeek(Math.min(length, Math.max(0, to)));
  const played = `${length > 0 ? Math.min(1, time / length) * 100 : 0}%`;
  const momentUnder = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width)) * length;
  };

  if (src === broken) return null;
  return (
    <div className="relative">
      {hover !== null && ratio !== null && (
        <Preview src={src} frames={frames} ratio={ratio / frames} at={hover} length={length} />
      )}
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(time)}
        aria-valuetext={`${clock(time * 1000)} / ${clock(length * 1000)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seek(momentUnder(event));
        }}
        onPointerMove={(event) => {
          setHover(momentUnder(event));
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(momentUnder(event));
        }}
        onPointerLeave={() => setHover(null)}
        onKeyDown={(event) => {
          const step = keySteps[event.key];
          if (!step) return;
          event.preventDefault();
          seek(step(time, length));
        }}
        className="relative max-h-16 w-full cursor-pointer touch-pan-y overflow-hidden rounded-xl bg-sunken select-none"
        style={{ aspectRatio: ratio ?? 18 }}
      >
        {/* biome-ignore lint/performance/noImgElement: an exported site has no image server */}
        <img
          src={src}
          alt=""
          draggable={false}
          onError={() => setBroken(src)}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setRatio(naturalWidth / naturalHeight)
          }
          className="size-full object-cover object-[50%_25%]"
        />
        <span className="absolute inset-y-0 right-0 bg-canvas/50" style={{ left: played }} />
        <span className="absolute inset-y-0 -ml-0.5 w-1 rounded-full bg-accent" style={{ left: played }} />
      </div>
    </div>
  );
}

interface PreviewProps {
  src: string;
  frames: number;
  /** Of one frame, width by height. */
  ratio: number;
  at: number;
  length: number;
}

/** The frame of a moment, above the place of that moment. */
function Preview({ src, frames, ratio, at, length }: PreviewProps) {
  const share = length > 0 ? at / length : 0;
  const frame = Math.min(frames - 1, Math.floor(share * frames));
  const width = ratio < 1 ? 6 : 10;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute bottom-full z-10 mb-2 -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-surface text-center text-xs shadow-pop"
      style={{
        width: `${width}rem`,
        left: `clamp(${width / 2}rem, ${share * 100}%, 100% - ${width / 2}rem)`,
      }}
    >
      <div
        style={{
          aspectRatio: ratio,
          backgroundImage: `url("${src}")`,
          backgroundSize: `${frames * 100}% 100%`,
          backgroundPosition: `${(frame / (frames - 1)) * 100}% 0`,
        }}
      />
      <p className="py-1 text-muted tabular-nums">{clock(at * 1000)}</p>
    </div>
  );
}
