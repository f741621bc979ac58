import { Menu, MenuButton, MenuHeading, MenuItems, MenuSection, MenuSeparator } from "@headlessui/react";
import { Bell, BellOff, CircleUserRound, LogOut } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { iconButtonClass } from "@/components/ui/icon-button";
import { MenuRow } from "@/components/ui/menu-row";
import { useNotifications } from "@/lib/use-notifications";
import { ProblemNotice } from "./problem-notice";
import { ThemeRows } from "./theme-rows";
import { useSignOut } from "./use-sign-out";

/** What is the reader's own: looks, notifications, and leaving. Opens as soon as it is there. */
export function AppMenuItems() {
  const t = useTranslations();
  const leave = useSignOut();
  const button = useRef<HTMLButtonElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    button.current?.focus();
    button.current?.click();
  }, []);

  return (
    <Menu as="div" className="relative">
      <MenuButton ref={button} className={iconButtonClass} aria-label={t("nav.menu")} title={t("nav.menu")}>
        <CircleUserRound className="size-[1.125rem]" aria-hidden="true" />
      </MenuButton>
      <MenuItems
        transition
        className="absolute right-0 z-30 mt-1.5 min-w-60 rounded-xl border border-line bg-surface p-1 shadow-pop outline-none transition duration-100 data-closed:scale-95 data-closed:opacity-0"
      >
        <Looks />
        <Rule />
        <Notifications />
        <Rule />
        <MenuRow icon={LogOut} disabled={leave.isPending} onClick={() => leave.mutate()}>
          {t("nav.signOut")}
        </MenuRow>
      </MenuItems>
      {leave.isError && (
        <div className="absolute right-0 z-20 mt-1.5 w-80 max-w-[calc(100vw-2rem)] rounded-xl bg-surface shadow-pop">
          <ProblemNotice error={leave.error} onRetry={() => leave.mutate()} />
        </div>
      )}
    </Menu>
  );
}

function Rule() {
  return <MenuSeparator className="mx-3 my-1 h-px bg-line" />;
}

function Looks() {
  const t = useTranslations("theme");
  return (
    <MenuSection>
      <MenuHeading className="px-3 pt-2 pb-1 text-[0.8125rem] text-faint">{t("label")}</MenuHeading>
      <ThemeRows />
    </MenuSection>
  );
}

/** Asks the browser only when the reader does. */
function Notifications() {
  const t = useTranslations("notifications");
  const { state, turnOn, turnOff } = useNotifications();
  if (state === "on") {
    return (
      <MenuRow icon={BellOff} onClick={turnOff}>
        {t("turnOff")}
      </MenuRow>
    );
  }
  return (
    <MenuRow icon={Bell} disabled={state !== "off"} onClick={() => void turnOn()}>
      {state === "off" ? t("turnOn") : t(state)}
    </MenuRow>
  );
}
