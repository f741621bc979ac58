import { Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "./page-title";

/** In the place of a page whose own code has failed; the frame around it still stands. */
export function PageBroken({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("pageBroken");
  return (
    <div role="alert">
      <PageTitle>{t("title")}</PageTitle>
      <EmptyState
        icon={Unplug}
        level={1}
        title={t("title")}
        text={t("text")}
        action={<Button onClick={onRetry}>{t("action")}</Button>}
      />
    </div>
  );
}
