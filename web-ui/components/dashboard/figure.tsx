import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Link } from "@/components/ui/link";

interface GroupProps {
  title: string;
  className: string;
  children: ReactNode;
}

/** Figures of one span of time. */
export function FigureGroup({ title, className, children }: GroupProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
    >
      <h2 id={id} className="px-5 pt-4 text-sm text-faint">
        {title}
      </h2>
      <dl className={`grid ${className}`}>{children}</dl>
    </section>
  );
}

interface Props {
  label: string;
  icon: LucideIcon;
  value: string;
  /** What the value is made of, or means. */
  note?: string | undefined;
  tone?: "bad" | undefined;
  /** Where those that were counted are listed. */
  href?: string;
  className?: string;
}

/** A number with its name. */
export function Figure({ label, icon: Icon, value, note, tone, href, className = "" }: Props) {
  return (
    <div
      className={`relative flex min-w-0 flex-col px-5 pt-2 pb-4 ${href ? "transition-colors hover:bg-sunken/50" : ""} ${className}`}
    >
      <dt className="flex items-center gap-1.5 text-sm whitespace-nowrap text-muted">
        <Icon
          className={`size-4 shrink-0 ${tone === "bad" ? "text-bad" : "text-faint"}`}
          aria-hidden="true"
        />
        {href ? (
          <Link href={href} prefetch={false} className="truncate after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          <span className="truncate">{label}</span>
        )}
      </dt>
      <dd className="mt-1">
        <span className="block text-[1.75rem] leading-9 font-semibold tracking-tight tabular-nums">
          {value}
        </span>
        <span className="mt-0.5 block sm:min-h-5 text-[0.8125rem] leading-5 text-faint tabular-nums">
          {note}
        </span>
      </dd>
    </div>
  );
}
