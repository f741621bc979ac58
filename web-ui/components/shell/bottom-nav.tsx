"use client";

import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { useNavParts } from "./nav-parts";

/** The parts of the site, under the thumb of who holds a phone. */
export function BottomNav() {
  const t = useTranslations("nav");
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-canvas/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md lg:hidden"
    >
      <ul className="mx-auto grid max-w-2xl auto-cols-fr grid-flow-col px-1">
        {useNavParts().map(({ short, href, icon: Icon, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="group flex h-15 flex-col items-center justify-center gap-0.5 rounded-lg text-muted -outline-offset-2 aria-[current]:text-accent"
            >
              <span className="rounded-full px-3.5 py-0.5 transition-colors group-aria-[current]:bg-accent-soft">
                <Icon className="size-5" aria-hidden="true" />
              </span>
              <span className="text-xs whitespace-nowrap group-aria-[current]:font-medium">{short}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
