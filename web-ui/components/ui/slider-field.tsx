import type { ComponentProps } from "react";
import { Labelled, type LabelProps } from "./labelled";

interface Props extends Omit<ComponentProps<"input">, "value">, LabelProps {
  value: number;
  /** The value in words. */
  text: string;
}

/** A number in a range, where its place counts more than its digits. */
export function SliderField({ label, value, text, hint, error, ...rest }: Props) {
  return (
    <Labelled label={label} output={text} hint={hint} error={error}>
      {(control) => (
        <input
          {...rest}
          {...control}
          type="range"
          value={value}
          aria-valuetext={text}
          className="h-6 w-full cursor-pointer accent-accent"
        />
      )}
    </Labelled>
  );
}
