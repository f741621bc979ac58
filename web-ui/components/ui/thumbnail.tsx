import { type LucideIcon, UserRound } from "lucide-react";
import { Still } from "./still";

interface Props {
  /** Null while there is none. */
  src: string | null;
  icon?: LucideIcon;
  className?: string;
}

/** A still beside its name, and so without words of its own. */
export function Thumbnail({ src, icon: Icon = UserRound, className = "" }: Props) {
  return (
    <span
      className={`flex aspect-video items-center justify-center overflow-hidden rounded-lg bg-sunken text-faint ${className}`}
    >
      <Still src={src} fallback={<Icon className="size-5" aria-hidden="true" />} />
    </span>
  );
}
