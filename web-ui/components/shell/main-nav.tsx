import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { useNavParts } from "./nav-parts";

/** The parts of the site, in the header of a wide screen. */
export function MainNav() {
  const t = useTranslations("nav");
  return (
    <nav aria-label={t("label")} className="max-lg:hidden">
      <ul className="flex gap-1">
        {useNavParts().map(({ label, href, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="inline-flex h-9 items-center rounded-lg px-3 text-sm whitespace-nowrap text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
