import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { inputClass } from "./field";
import { Labelled, type LabelProps } from "./labelled";

interface Props extends ComponentProps<"select">, LabelProps {
  options: { value: string; label: string }[];
}

/** One of a few: the browser's own list, which every phone and screen reader knows how to open. */
export function SelectField({ label, options, hint, error, className, ...rest }: Props) {
  return (
    <Labelled label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <div className="relative">
          <select {...rest} {...control} className={`${inputClass} appearance-none truncate pr-10`}>
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
      )}
    </Labelled>
  );
}
