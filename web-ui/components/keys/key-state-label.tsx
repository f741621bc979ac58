import { useTranslations } from "use-intl";
import { Pill } from "@/components/ui/pill";
import { type KeyState, keyStatus } from "@/lib/key-status";

export function KeyStateLabel({ state }: { state: KeyState }) {
  const t = useTranslations("keys.state");
  const { icon, tone } = keyStatus[state];
  return (
    <Pill icon={icon} tone={tone}>
      {t(state)}
    </Pill>
  );
}
