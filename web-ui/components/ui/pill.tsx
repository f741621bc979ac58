import type { LucideIcon } from "lucide-react";
import type { Tone } from "@/lib/tone";

const tones: Record<Tone, string> = {
  quiet: "bg-sunken text-muted",
  active: "bg-accent-soft text-accent",
  good: "border border-line text-accent",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  muted: "border border-line text-faint",
};

interface Props {
  icon: LucideIcon;
  tone: Tone;
  children: string;
}

/** Word and icon; the colour only repeats them. */
export function Pill({ icon: Icon, tone, children }: Props) {
  return (
    <span
      className={`inline-flex h-7 items-center gap-1.5 rounded-full px-2.5 text-[0.8125rem] font-medium whitespace-nowrap ${tones[tone]}`}
    >
      <Icon
        className={`size-3.5 ${tone === "active" ? "animate-spin [animation-duration:2.4s]" : ""}`}
        aria-hidden="true"
      />
      {children}
    </span>
  );
}
