import type { ReactNode } from "react";
import { PageTitle } from "@/components/shell/page-title";

interface Props {
  title: string;
  lead: string;
  /** What can be done on the whole page. */
  children?: ReactNode;
}

export function PageHead({ title, lead, children }: Props) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      <PageTitle>{title}</PageTitle>
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="text-2xl">{title}</h1>
        <p className="mt-1 max-w-prose text-muted">{lead}</p>
      </div>
      {children}
    </header>
  );
}
