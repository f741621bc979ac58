import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  text?: string;
  children: ReactNode;
}

/** A card with settings that belong together. */
export function Section({ title, text, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6"
    >
      <h2 id={id} className="text-base">
        {title}
      </h2>
      {text && <p className="mt-0.5 text-sm text-muted">{text}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
