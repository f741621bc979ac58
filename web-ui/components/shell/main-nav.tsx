import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useIsAdmin } from "@/components/session/use-session";
import { routes } from "@/lib/routes";

/** The parts of the site. Who may see only one has no need to choose. */
export function MainNav({ className }: { className: string }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const admin = useIsAdmin();
  if (!admin) return null;

  const parts = [
    { label: t("tasks"), href: routes.tasks(), current: !pathname.startsWith(routes.workers) },
    { label: t("workers"), href: routes.workers, current: pathname.startsWith(routes.workers) },
  ];
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
