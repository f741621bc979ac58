import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";

const frame = "rounded-2xl border border-line bg-surface shadow-card";

export function DashboardLoading() {
  const t = useTranslations("dashboard");
  return (
    <div role="status" className="space-y-5">
      <span className="sr-only">{t("loading")}</span>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,5fr)]">
        {["now", "day"].map((group) => (
          <div key={group} className={`space-y-3 p-5 ${frame}`}>
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-9 w-2/3" />
          </div>
        ))}
      </div>
      <div className={`p-5 ${frame}`}>
        <Skeleton className="h-56 w-full" />
      </div>
    </div>
  );
}
