import { History, KeyRound, type LucideIcon, MailWarning, SlidersHorizontal, Users } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";

export const adminParts = [
  { name: "keys", href: routes.apiKeys(), icon: KeyRound },
  { name: "workspaces", href: routes.workspaces, icon: Users },
  { name: "parked", href: routes.parkedMessages, icon: MailWarning },
  { name: "audit", href: routes.audit, icon: History },
] as const satisfies { name: string; href: string; icon: LucideIcon }[];

const parts = [{ name: "general", href: routes.settings, icon: SlidersHorizontal }, ...adminParts] as const;

/** The pages of the settings: beside them where there is room, a line above them on a phone. */
export function SettingsNav() {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const line = useRef<HTMLElement>(null);

  // On a phone the line is longer than the screen: where one is belongs into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves with the page
  useEffect(() => {
    const nav = line.current;
    const current = nav?.querySelector<HTMLElement>("[aria-current]");
    if (nav && current) nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }, [pathname]);

  return (
    <nav
      ref={line}
      aria-label={t("title")}
      className="relative -mx-4 overflow-x-auto px-4 [scrollbar-width:none] lg:sticky lg:top-24 lg:mx-0 lg:self-start lg:px-0"
    >
      <ul className="flex gap-1 py-1 lg:flex-col lg:py-0">
        {parts.map(({ name, href, icon: Icon }) => (
          <li key={name}>
            <Link
              href={href}
              aria-current={pathname === href ? "page" : undefined}
              className="flex h-10 items-center gap-2.5 rounded-lg px-3 text-sm whitespace-nowrap text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              <Icon className="size-4 shrink-0" aria-hidden="true" />
              {t(`parts.${name}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
