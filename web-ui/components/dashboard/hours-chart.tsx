import { BarElement, CategoryScale, Chart, type ChartOptions, LinearScale, Tooltip } from "chart.js";
import { Bar } from "react-chartjs-2";
import { useFormatter, useTranslations } from "use-intl";
import type { TaskStats } from "@/lib/api/types";
import { taskStatus } from "@/lib/task-status";
import { useColours } from "@/lib/use-colours";
import { chartFont, chartMotion, tooltipLook } from "./chart-look";

Chart.register(BarElement, CategoryScale, LinearScale, Tooltip);

/** What a bar is made of, from below. */
const parts = ["completed", "failed"] as const;
const tokens = [...parts.map((part) => taskStatus[part].colour), "line", "faint", "ink", "canvas"] as const;

/** Loaded apart: see hours-card.tsx. */
export default function HoursChart({ hours }: { hours: TaskStats["per_hour"] }) {
  const t = useTranslations("status");
  const format = useFormatter();
  const colours = useColours(tokens);
  const bars = (part: (typeof parts)[number]) => {
    const colour = colours[taskStatus[part].colour];
    return {
      label: t(part),
      data: hours.map((hour) => hour[part]),
      backgroundColor: colour,
      hoverBackgroundColor: colour,
      borderRadius: 3,
      borderSkipped: false as const,
      maxBarThickness: 22,
    };
  };
  const axis = { border: { display: false }, ticks: { color: colours.faint } };
  const options: ChartOptions<"bar"> = {
    maintainAspectRatio: false,
    animation: chartMotion(),
    // Bars grow; they do not fly in from the side.
    animations: { numbers: { type: "number", properties: ["y", "base", "height"] } },
    font: chartFont(),
    interaction: { mode: "index", intersect: false },
    plugins: { tooltip: tooltipLook(colours) },
    scales: {
      x: {
        ...axis,
        stacked: true,
        grid: { display: false },
        ticks: { ...axis.ticks, maxRotation: 0, autoSkipPadding: 18 },
      },
      y: {
        ...axis,
        stacked: true,
        beginAtZero: true,
        grid: { color: colours.line, drawTicks: false },
        ticks: { ...axis.ticks, precision: 0, padding: 8, maxTicksLimit: 5 },
      },
    },
  };
  return (
    <Bar
      role="presentation"
      options={options}
      data={{
        labels: hours.map(({ hour }) =>
          format.dateTime(new Date(hour), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
        ),
        datasets: parts.map(bars),
      }}
    />
  );
}
