interface Props {
  label: string;
  checked: boolean;
  /** Some of what it stands for. */
  some?: boolean;
  onClick: (range: boolean) => void;
}

/** A box to tick with room for a finger around it. */
export function Tick({ label, checked, some = false, onClick }: Props) {
  return (
    <label className="relative z-10 -m-2.5 flex size-11 items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = some && !checked;
        }}
        onClick={(event) => onClick(event.shiftKey)}
        // The click tells whether a range is meant.
        onChange={() => {}}
        className="size-4 accent-accent"
      />
    </label>
  );
}
