"use client";

import type { ReactNode } from "react";
import { useTaskStats } from "@/components/dashboard/use-dashboard";
import { useMay } from "@/components/session/use-session";
import { TitleProgress } from "@/components/shell/page-title";
import { useLiveTopic } from "./live-provider";

/** Puts into the tab's title how far the running tasks are, whatever page it shows. */
export function RunningShare({ children }: { children: ReactNode }) {
  useLiveTopic(useMay("read") ? "stats" : null);
  const { data } = useTaskStats();
  return <TitleProgress value={data?.running_percent ?? null}>{children}</TitleProgress>;
}
