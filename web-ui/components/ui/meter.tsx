interface Props {
  label: string;
  value: number;
  max: number;
  /** The value in words. */
  text: string;
}

/** How much of something is used. */
export function Meter({ label, value, max, text }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: each browser draws a <meter> in its own way and colours
    <div
      role="meter"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={text}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
    >
      <div
        className="h-full rounded-full bg-edge"
        style={{ width: `${max > 0 ? Math.min(100, (value / max) * 100) : 0}%` }}
      />
    </div>
  );
}
