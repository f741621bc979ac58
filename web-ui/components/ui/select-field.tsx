import { ChevronDown } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { FieldError, inputClass } from "./field";

interface Props extends ComponentProps<"select"> {
  label: string;
  options: { value: string; label: string }[];
  hint?: string | undefined;
  error?: string | undefined;
}

/** One of a few: the browser's own list, which every phone and screen reader knows how to open. */
export function SelectField({ label, options, hint, error, className = "", ...rest }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <select
          {...rest}
          id={id}
          className={`${inputClass} appearance-none truncate pr-10`}
          aria-invalid={error ? true : undefined}
          aria-describedby={notes || undefined}
        >
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-faint"
          aria-hidden="true"
        />
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
