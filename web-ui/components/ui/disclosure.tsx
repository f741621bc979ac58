import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";

interface Props {
  title: string;
  /** What is in it, in a few words, while it is shut. */
  about?: string | undefined;
  /** Something in it wants to be seen: it opens, and stays as it is afterwards. */
  needed?: boolean;
  children: ReactNode;
}

/** What most people do not need, behind its name. */
export function Disclosure({ title, about, needed = false, children }: Props) {
  const [open, setOpen] = useState(needed);
  useEffect(() => {
    if (needed) setOpen(true);
  }, [needed]);
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-xl border border-line bg-surface shadow-card"
    >
      <summary className="flex min-h-12 items-center gap-2.5 rounded-xl px-4 py-2.5 hover:bg-sunken/50">
        <ChevronRight
          className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
        <span className="font-medium">{title}</span>
        {about && <span className="min-w-0 truncate text-sm text-faint group-open:hidden">{about}</span>}
      </summary>
      <div className="space-y-5 px-4 pt-2 pb-5">{children}</div>
    </details>
  );
}
