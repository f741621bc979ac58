import { House, ListVideo, type LucideIcon, Server, Settings, UserRound } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useIsAdmin } from "@/components/session/use-session";
import { routes } from "@/lib/routes";

export interface NavPart {
  label: string;
  /** Where there is little room. */
  short: string;
  href: string;
  icon: LucideIcon;
  current: boolean;
}

/** The parts of the site that this reader may see, in the order of their use. */
export function useNavParts(): NavPart[] {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const admin = useIsAdmin();
  const part = (
    name: "home" | "tasks" | "humans" | "workers" | "settings",
    href: string,
    icon: LucideIcon,
  ) => ({
    label: t(name),
    short: name === "humans" ? t("humansShort") : t(name),
    href,
    icon,
    current: href === routes.home ? pathname === href : pathname === href || pathname.startsWith(`${href}/`),
  });
  return [
    part("home", routes.home, House),
    part("tasks", routes.tasks(), ListVideo),
    part("humans", routes.digitalHumans, UserRound),
    ...(admin ? [part("workers", routes.workers, Server)] : []),
    part("settings", routes.settings, Settings),
  ];
}
