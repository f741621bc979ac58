import { EyeOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";

/** For a key that may only submit: the gateway tells it no figures. */
export function NoLook() {
  const t = useTranslations("dashboard");
  return (
    <EmptyState
      icon={EyeOff}
      title={t("noLook.title")}
      text={t("noLook.text")}
      action={
        <Link href={routes.newTask()} className={buttonClass("primary")}>
          {t("empty.task")}
        </Link>
      }
    />
  );
}
