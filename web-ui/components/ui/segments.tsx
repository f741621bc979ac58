import type { LucideIcon } from "lucide-react";
import { useId } from "react";

interface Props<T extends string> {
  label: string;
  options: { value: T; label: string; icon?: LucideIcon; lang?: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One choice among a few, all of them in sight. */
export function Segments<T extends string>({ label, options, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 flex-wrap rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map(({ value: option, label: text, icon: Icon, lang }) => (
        <label
          key={option}
          lang={lang}
          className="flex h-8 items-center gap-2 cursor-pointer rounded-md px-3 text-sm whitespace-nowrap text-muted transition-colors hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {Icon && <Icon className="size-4" aria-hidden="true" />}
          {text}
        </label>
      ))}
    </fieldset>
  );
}
