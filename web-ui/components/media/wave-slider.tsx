import { Waveform } from "./waveform";

interface Props {
  /** What is heard: the file itself, or where it is. */
  source: File | string | null;
  sizeBytes: number;
  /** Where it stands and how long it is, in seconds; 0 where that is not known. */
  time: number;
  length: number;
  label: string;
  /** The same as the slider says it. */
  valueText: string;
  onSeek: (seconds: number) => void;
}

/** What an audio looks like, to be dragged along. */
export function WaveSlider({ source, sizeBytes, time, length, label, valueText, onSeek }: Props) {
  return (
    <div className="relative h-10 min-w-0 flex-1 rounded-md has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <Waveform source={source} sizeBytes={sizeBytes} share={length > 0 ? time / length : 0} />
      {/* The waveform is to look at; this is what is dragged, by hand and by keys. */}
      <input
        type="range"
        min={0}
        max={length || 1}
        step={0.1}
        value={Math.min(time, length || 1)}
        disabled={length === 0}
        onChange={(event) => onSeek(Number(event.target.value))}
        aria-label={label}
        aria-valuetext={valueText}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </div>
  );
}
