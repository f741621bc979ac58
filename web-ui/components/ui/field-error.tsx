import type { ReactNode } from "react";

/** What is wrong with a control's value; announced when it appears. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="mt-1.5 text-sm text-bad">
      {children}
    </p>
  );
}
