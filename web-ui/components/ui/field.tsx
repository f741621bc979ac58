import { type ComponentProps, type ReactNode, useId } from "react";

interface Props extends ComponentProps<"input"> {
  label: string;
  hint?: string;
  /** What is wrong with the value, as a sentence. */
  error?: string | undefined;
  /** A control at the end of the line. */
  trailing?: ReactNode;
}

export const inputClass =
  "h-11 w-full rounded-lg border border-edge bg-surface px-3.5 text-base text-ink placeholder:text-faint aria-invalid:border-bad sm:text-[0.9375rem]";

/** A labelled line of text with its hint and its error. */
export function Field({ label, hint, error, trailing, ...rest }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...rest}
          id={id}
          className={`${inputClass} ${trailing ? "pr-12" : ""}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={notes || undefined}
        />
        {trailing && <div className="absolute inset-y-0 right-0.5 flex items-center">{trailing}</div>}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-faint">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="mt-1.5 text-sm text-bad">
      {children}
    </p>
  );
}
