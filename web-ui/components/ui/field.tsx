import type { ComponentProps, ReactNode } from "react";
import { Labelled, type LabelProps } from "./labelled";

interface Props extends ComponentProps<"input">, LabelProps {
  /** A control at the end of the line. */
  trailing?: ReactNode;
}

/** Of every control that one writes into. */
export const lookOfText =
  "w-full rounded-lg border border-edge bg-surface px-3.5 text-base text-ink placeholder:text-faint aria-invalid:border-bad sm:text-[0.9375rem]";
export const inputClass = `h-11 ${lookOfText}`;

/** A labelled line of text. */
export function Field({ label, hint, error, trailing, ...rest }: Props) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input {...rest} {...control} className={`${inputClass} ${trailing ? "pr-12" : ""}`} />
          {trailing && <div className="absolute inset-y-0 right-0.5 flex items-center">{trailing}</div>}
        </div>
      )}
    </Labelled>
  );
}
