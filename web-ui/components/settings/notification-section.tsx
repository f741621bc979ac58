import { Bell, BellOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useNotifications } from "@/lib/use-notifications";
import { Section } from "./section";

/** Whether this browser tells of tasks that end while one looks elsewhere. It is asked for leave only by a click. */
export function NotificationSection() {
  const t = useTranslations("settings.notifications");
  const { state, turnOn, turnOff } = useNotifications();
  const on = state === "on";
  return (
    <Section title={t("title")} text={t("text")}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p role="status" className="min-w-0 flex-1 basis-56 text-sm">
          {t(`state.${state}`)}
        </p>
        {(on || state === "off") && (
          <Button icon={on ? BellOff : Bell} onClick={() => (on ? turnOff() : void turnOn())}>
            {t(on ? "turnOff" : "turnOn")}
          </Button>
        )}
      </div>
    </Section>
  );
}
