import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  icon: LucideIcon;
  title: string;
  text: string;
  children?: ReactNode;
}

/** A state in which there is nothing to look at. */
export function QuietState({ icon: Icon, title, text, children }: Props) {
  return (
    <div className="text-center">
      <Icon className="mx-auto mb-4 size-7 text-faint" aria-hidden="true" />
      <h2 className="text-lg">{title}</h2>
      <p className="mx-auto mt-1 max-w-md text-balance text-muted">{text}</p>
      {children}
    </div>
  );
}
