import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { Section } from "./section";
import { adminParts } from "./settings-nav";

/** The way to what an administrator sets up and looks after. */
export function AdminCards() {
  const t = useTranslations("settings");
  return (
    <Section title={t("admin.title")} text={t("admin.text")}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {adminParts.map(({ name, href, icon: Icon }) => (
          <li key={name}>
            <Link
              href={href}
              className="group flex h-full items-start gap-3.5 rounded-xl border border-line p-4 transition-colors hover:border-edge"
            >
              <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent">
                <Icon className="size-[1.125rem]" aria-hidden="true" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{t(`parts.${name}.title`)}</span>
                <span className="block text-sm text-muted">{t(`parts.${name}.text`)}</span>
              </span>
              <ChevronRight
                className="mt-1 size-4 shrink-0 text-faint transition-transform group-hover:translate-x-0.5"
                aria-hidden="true"
              />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
