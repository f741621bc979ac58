import { Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { useMay } from "@/components/session/use-session";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";

/** Where nothing has been made yet: what to do first, for those who may. */
export function FirstSteps() {
  const t = useTranslations("dashboard.empty");
  const submits = useMay("submit");
  return (
    <div className="rounded-2xl border border-line bg-surface shadow-card">
      <EmptyState
        icon={Sparkles}
        title={t(submits ? "title" : "readOnlyTitle")}
        text={t(submits ? "text" : "readOnlyText")}
        action={
          submits && (
            <div className="flex flex-wrap justify-center gap-3">
              <Link href={routes.digitalHumans} className={buttonClass()}>
                {t("humans")}
              </Link>
              <Link href={routes.newTask()} className={buttonClass("primary")}>
                {t("task")}
              </Link>
            </div>
          )
        }
      />
    </div>
  );
}
