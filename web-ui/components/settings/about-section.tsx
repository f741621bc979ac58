import { BookOpen, FileJson } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { Section } from "./section";

/** The pages come out of the gateway's own jar: their version is its. */
const version = process.env.NEXT_PUBLIC_VERSION;

export function AboutSection() {
  const t = useTranslations("settings.about");
  return (
    <Section title={t("title")} text={t("version", { version: version ?? "" })}>
      <div className="flex flex-wrap gap-3">
        <a href="/docs" className={buttonClass()}>
          <BookOpen className="size-4" aria-hidden="true" />
          {t("docs")}
        </a>
        <a href="/v3/api-docs" className={buttonClass()}>
          <FileJson className="size-4" aria-hidden="true" />
          {t("description")}
        </a>
      </div>
    </Section>
  );
}
