import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  icon: LucideIcon;
  title: string;
  text: ReactNode;
  /** 1 where nothing else names the page. */
  level?: 1 | 2;
  /** The next step. */
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, text, level = 2, action }: Props) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex flex-col items-center px-6 py-20 text-center">
      <span className="mb-5 flex size-14 items-center justify-center rounded-2xl bg-accent-soft text-accent">
        <Icon className="size-6" aria-hidden="true" />
      </span>
      <Heading className="text-lg">{title}</Heading>
      <p className="mt-1.5 max-w-sm text-balance text-muted">{text}</p>
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
