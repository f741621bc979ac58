import type { ReactNode } from "react";

/** Names and values, a line each. */
export function FactList({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="divide-y divide-line border-y border-line text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-4 py-2.5">
          <dt className="w-24 shrink-0 text-faint">{name}</dt>
          <dd className="min-w-0 flex-1 text-right tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
