import { BarElement, CategoryScale, Chart, type ChartOptions, LinearScale, Tooltip } from "chart.js";
import { Bar } from "react-chartjs-2";
import { useFormatter, useTranslations } from "use-intl";
import type { TaskStats } from "@/lib/api/types";
import { useColours } from "@/lib/use-colours";
import { chartFont, chartMotion, tooltipLook } from "./chart-look";

Chart.register(BarElement, CategoryScale, LinearScale, Tooltip);

const tokens = ["accent", "bad", "line", "faint", "ink", "canvas"] as const;

/** Loaded apart: see hours-card.tsx. */
export default function HoursChart({ hours }: { hours: TaskStats["per_hour"] }) {
  const t = useTranslations("status");
  const format = useFormatter();
  const colours = useColours(tokens);
  const bars = (label: string, colour: string, data: number[]) => ({
    label,
    data,
    backgroundColor: colour,
    hoverBackgroundColor: colour,
    borderRadius: 3,
    borderSkipped: false as const,
    maxBarThickness: 22,
  });
  const axis = { border: { display: false }, ticks: { color: colours.faint } };
  const options: ChartOptions<"bar"> = {
    maintainAspectRatio: false,
    animation: chartMotion(),
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
        datasets: [
          bars(
            t("completed"),
            colours.accent,
            hours.map(({ completed }) => completed),
          ),
          bars(
            t("failed"),
            colours.bad,
            hours.map(({ failed }) => failed),
          ),
        ],
      }}
    />
  );
}
