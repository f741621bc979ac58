import { CircleUserRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";

/** What opens a menu weighs more than all the rest of the header, and is seldom wanted. */
const AppMenuItems = lazy(async () => ({ default: (await import("./app-menu-items")).AppMenuItems }));

/** The reader's own menu: fetched at its first opening. */
export function AppMenu() {
  const t = useTranslations("nav");
  const [wanted, setWanted] = useState(false);
  const button = (
    <IconButton
      icon={CircleUserRound}
      label={t("menu")}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <AppMenuItems />
    </Suspense>
  );
}
