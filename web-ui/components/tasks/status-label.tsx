import { useTranslations } from "use-intl";
import { Pill } from "@/components/ui/pill";
import type { TaskStatus } from "@/lib/api/types";
import { taskStatus } from "@/lib/task-status";

export function StatusLabel({ status }: { status: TaskStatus }) {
  const t = useTranslations("status");
  const { icon, tone, label } = taskStatus[status];
  return (
    <Pill icon={icon} tone={tone}>
      {t(label)}
    </Pill>
  );
}
