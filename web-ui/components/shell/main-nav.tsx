import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useIsAdmin } from "@/components/session/use-session";
import { routes } from "@/lib/routes";

/** The parts of the site that a key may see. */
export function MainNav({ className }: { className: string }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const admin = useIsAdmin();

  const places = [
    { label: t("tasks"), href: routes.tasks(), path: routes.tasks() },
    { label: t("humans"), href: routes.digitalHumans, path: routes.digitalHumans },
    ...(admin ? [{ label: t("workers"), href: routes.workers, path: routes.workers }] : []),
  ];
  const parts = places.map(({ label, href, path }) => ({ label, href, current: pathname.startsWith(path) }));
  return (
    <nav aria-label={t("label")} className={className}>
      <ul className="flex gap-1">
        {parts.map(({ label, href, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="inline-flex h-9 items-center rounded-lg px-3 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
