import { useTranslations } from "use-intl";
import type { TaskStatus } from "@/lib/api/types";
import { type Tone, taskStatus } from "@/lib/task-status";

const tones: Record<Tone, string> = {
  quiet: "bg-sunken text-muted",
  active: "bg-accent-soft text-accent",
  good: "border border-line text-accent",
  bad: "bg-bad-soft text-bad",
  muted: "border border-line text-faint",
};

/** Word and icon; the colour only repeats them. */
export function StatusLabel({ status }: { status: TaskStatus }) {
  const t = useTranslations("status");
  const { icon: Icon, tone, label } = taskStatus[status];
  return (
    <span
      className={`inline-flex h-7 items-center gap-1.5 rounded-full px-2.5 text-[0.8125rem] font-medium whitespace-nowrap ${tones[tone]}`}
    >
      <Icon
        className={`size-3.5 ${tone === "active" ? "animate-spin [animation-duration:2.4s]" : ""}`}
        aria-hidden="true"
      />
      {t(label)}
    </span>
  );
}
