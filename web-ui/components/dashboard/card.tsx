import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Link } from "@/components/ui/link";

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

/** Beside the title: to the page that has all of it. */
export function CardLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={cardActionClass}>
      {children}
      <ChevronRight className="size-4" aria-hidden="true" />
    </Link>
  );
}

/** In place of what could not be fetched. */
export function CardProblem({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  return (
    <div className="px-5 pb-5">
      <ProblemNotice error={error} onRetry={() => void onRetry()} />
    </div>
  );
}
