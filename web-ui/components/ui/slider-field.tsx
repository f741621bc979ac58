import { type ComponentProps, useId } from "react";
import { FieldError } from "./field";

interface Props extends Omit<ComponentProps<"input">, "value"> {
  label: string;
  value: number;
  /** The value in words. */
  text: string;
  hint?: string;
  error?: string | undefined;
}

/** A number in a range, where its place counts more than its digits. */
export function SliderField({ label, value, text, hint, error, ...rest }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <output htmlFor={id} className="text-muted tabular-nums">
          {text}
        </output>
      </div>
      <input
        {...rest}
        id={id}
        type="range"
        value={value}
        aria-valuetext={text}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        className="h-6 w-full cursor-pointer accent-accent"
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-faint">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
