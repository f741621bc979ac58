import { useTranslations } from "use-intl";
import { Pill } from "@/components/ui/pill";
import type { HumanStatus } from "@/lib/human-filter";
import { humanStatus } from "@/lib/human-status";

export function HumanStatusLabel({ status }: { status: HumanStatus }) {
  const t = useTranslations("humans.status");
  const { icon, tone } = humanStatus[status];
  return (
    <Pill icon={icon} tone={tone}>
      {t(status)}
    </Pill>
  );
}
