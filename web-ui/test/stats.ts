import type { TaskStats } from "@/lib/api/types";

/** Figures as the gateway would send them, with what the test is about. */
export function someStats(about: Partial<TaskStats> = {}): TaskStats {
  return {
    total: 0,
    by_status: { pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0 },
    completed_last_24h: 0,
    failed_last_24h: 0,
    running_percent: null,
    wait_seconds: { p50: null, p95: null },
    render_seconds: { p50: null, p95: null },
    per_hour: Array.from({ length: 24 }, (_, index) => ({
      hour: new Date(Date.UTC(2026, 10, 24, index)).toISOString(),
      completed: 0,
      failed: 0,
    })),
    ...about,
  };
}
