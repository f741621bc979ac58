import { type ReactNode, useId } from "react";
import { FieldError } from "./field-error";

interface Props {
  label: string;
  /** What is wrong with it, as a sentence. */
  error?: string | undefined;
  /** The label is to be seen elsewhere already. */
  quiet?: boolean;
  className?: string;
  children: ReactNode;
}

/** Controls that are right or wrong together. */
export function FieldGroup({ label, error, quiet = false, className = "", children }: Props) {
  const id = useId();
  return (
    <fieldset
      tabIndex={-1}
      aria-label={quiet ? label : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      className={`min-w-0 ${className}`}
    >
      {!quiet && <legend className="mb-1.5 text-sm font-medium">{label}</legend>}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
