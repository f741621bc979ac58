import { type ReactNode, useId } from "react";
import { FieldError } from "./field-error";

export interface LabelProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value, as a sentence. */
  error?: string | undefined;
}

interface Props extends LabelProps {
  /** The value in words, where the control does not show it. */
  output?: string;
  className?: string | undefined;
  /** Draws the control, which must take these. */
  children: (control: {
    id: string;
    "aria-invalid": true | undefined;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** A control with its label before it, its hint and its error behind it. */
export function Labelled({ label, output, hint, error, className, children }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <div className="mb-1.5 flex items-baseline justify-between gap-3 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {output && (
          <output htmlFor={id} className="text-muted tabular-nums">
            {output}
          </output>
        )}
      </div>
      {children({ id, "aria-invalid": error ? true : undefined, "aria-describedby": notes || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-faint">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
