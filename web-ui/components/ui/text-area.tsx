import { type ComponentProps, useId } from "react";
import { FieldError } from "./field";

interface Props extends ComponentProps<"textarea"> {
  label: string;
  hint?: string;
  /** What is wrong with the value, as a sentence. */
  error?: string | undefined;
}

/** A labelled text of several lines with its hint and its error. */
export function TextArea({ label, hint, error, className = "", ...rest }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <textarea
        rows={3}
        {...rest}
        id={id}
        className={`block w-full resize-y rounded-lg border border-edge bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-faint aria-invalid:border-bad sm:text-[0.9375rem] ${className}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-faint">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
