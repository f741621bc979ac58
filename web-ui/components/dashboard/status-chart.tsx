import { ArcElement, Chart } from "chart.js";
import { Doughnut } from "react-chartjs-2";
import { useTranslations } from "use-intl";
import { type TaskStats, taskStatuses } from "@/lib/api/types";
import { taskStatus } from "@/lib/task-status";
import { useColours } from "@/lib/use-colours";
import { chartMotion } from "./chart-look";

Chart.register(ArcElement);

const tokens = ["surface", ...taskStatuses.map((status) => taskStatus[status].colour)] as const;

/** Loaded apart: see status-card.tsx. */
export default function StatusChart({ stats }: { stats: TaskStats }) {
  const t = useTranslations("status");
  const colours = useColours(tokens);
  const parts = taskStatuses.map((status) => colours[taskStatus[status].colour]);
  return (
    <Doughnut
      role="presentation"
      options={{ cutout: "76%", animation: chartMotion(), events: [], maintainAspectRatio: false }}
      data={{
        labels: taskStatuses.map((status) => t(status)),
        datasets: [
          {
            data: taskStatuses.map((status) => stats.by_status[status]),
            backgroundColor: parts,
            borderColor: colours.surface,
            borderWidth: 2,
            borderRadius: 3,
          },
        ],
      }}
    />
  );
}
