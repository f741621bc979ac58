import type { ComponentProps } from "react";
import { lookOfText } from "./field";
import { Labelled, type LabelProps } from "./labelled";

/** A labelled text of several lines. */
export function TextArea({
  label,
  hint,
  error,
  className = "",
  ...rest
}: ComponentProps<"textarea"> & LabelProps) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          className={`block resize-y py-2.5 ${lookOfText} ${className}`}
        />
      )}
    </Labelled>
  );
}
