import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  title: string;
  children?: ReactNode;
  /** A stable word to quote when asking for help. */
  code?: { label: string; value: string };
  action?: ReactNode;
}

/** Something went wrong: what, why, its code, and what can be done. */
export function Notice({ title, children, code, action }: Props) {
  return (
    <div role="alert" className="flex gap-3 rounded-xl bg-bad-soft p-4 text-sm">
      <CircleAlert className="mt-0.5 size-[1.125rem] shrink-0 text-bad" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-ink">{title}</p>
        {children && <div className="mt-1 break-words text-muted">{children}</div>}
        {code && (
          <p className="mt-1.5 text-muted">
            {code.label} <code className="font-mono text-[0.8125rem] text-bad">{code.value}</code>
          </p>
        )}
        {action && <div className="mt-3">{action}</div>}
      </div>
    </div>
  );
}
