import { useTranslations } from "use-intl";
import { Pill } from "@/components/ui/pill";
import type { WorkerState } from "@/lib/api/types";
import { workerStatus } from "@/lib/worker-status";

export function WorkerStateLabel({ state }: { state: WorkerState }) {
  const t = useTranslations("workers.state");
  const { icon, tone } = workerStatus[state];
  return (
    <Pill icon={icon} tone={tone}>
      {t(state)}
    </Pill>
  );
}
