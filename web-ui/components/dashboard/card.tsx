import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** Beside the title: a link, a switch. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A named part of the dashboard. */
export function Card({ title, action, className = "", children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`flex min-w-0 flex-col rounded-2xl border border-line bg-surface shadow-card ${className}`}
    >
      <header className="flex min-h-12 items-center justify-between gap-4 px-5 pt-3 pb-1">
        <h2 id={id} className="text-base">
          {title}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}

/** The look of the link or button beside a card's title. */
export const cardActionClass =
  "-mr-2 inline-flex items-center gap-1 rounded-md px-2 py-1 text-sm whitespace-nowrap text-muted transition-colors hover:bg-sunken hover:text-ink";
