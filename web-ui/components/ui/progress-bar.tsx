interface Props {
  label: string;
  /** 0-100. */
  percent: number;
  /** Thick where it is the main thing on the page. */
  size?: "thin" | "thick";
}

export function ProgressBar({ label, percent, size = "thin" }: Props) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={0}
      aria-valuemax={100}
      className={`w-full overflow-hidden rounded-full bg-sunken ${size === "thin" ? "h-1.5" : "h-2.5"}`}
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-700 ease-out"
        style={{ width: `${Math.min(100, Math.max(0, percent))}%` }}
      />
    </div>
  );
}
