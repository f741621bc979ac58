import { useMemo, useState } from "react";
import type { Task } from "@/lib/api/types";
import { type Arranged, holdRows } from "@/lib/held-rows";

/**
 * The rows to show: as they come, or at rest while somebody reads further down or has chosen some.
 *
 * @param list its name: another list begins anew
 * @param rest whether the reader needs it
 */
export function useHeldRows(rows: Task[], list: string, rest: boolean): Arranged {
  const [held, setHeld] = useState<{ list: string; order: string[] } | null>(null);
  const current = rest && held?.list === list ? held : null;
  if (rest && !current) setHeld({ list, order: rows.map((row) => row.id) });
  if (!rest && held) setHeld(null);
  return useMemo(() => holdRows(rows, current?.order ?? null), [rows, current]);
}
