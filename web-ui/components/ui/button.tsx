import { LoaderCircle, type LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

export type ButtonLook = "primary" | "plain" | "bare" | "danger";

const looks: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  plain: "border border-line bg-surface text-ink hover:border-edge shadow-card",
  bare: "text-muted hover:bg-sunken hover:text-ink",
  danger: "border border-line bg-surface text-bad hover:border-bad hover:bg-bad-soft",
};

/** The classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = "plain"): string {
  return `inline-flex h-10 shrink-0 items-center justify-center gap-2 rounded-lg px-4 text-sm font-medium whitespace-nowrap transition-colors disabled:opacity-60 ${looks[look]}`;
}

interface Props extends ComponentProps<"button"> {
  look?: ButtonLook;
  icon?: LucideIcon;
  /** At work: shows so and takes no click. */
  busy?: boolean;
}

export function Button({ look, icon, busy = false, className = "", children, ...rest }: Props) {
  const Icon = busy ? LoaderCircle : icon;
  return (
    <button
      type="button"
      {...rest}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
      className={`${buttonClass(look)} ${className}`}
    >
      {Icon && <Icon className={`size-4 ${busy ? "animate-spin" : ""}`} aria-hidden="true" />}
      {children}
    </button>
  );
}
