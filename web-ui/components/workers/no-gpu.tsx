import { useLocale } from "use-intl";
import type { Worker } from "@/lib/api/types";
import { sentence } from "@/lib/gateway-words";

interface Props {
  worker: Worker;
  /** That there is none. */
  lead: string;
}

/** A worker without a graphics card, and why as far as it says. */
export function NoGpu({ worker, lead }: Props) {
  const locale = useLocale();
  const check = worker.checks.find(({ name }) => name === "gpu");
  const why = check && sentence(locale, `workers.noGpu.${check.code}`, check.args, "");
  return (
    <p className="break-words text-faint">
      {lead}
      {check && (
        <>
          {" · "}
          <span lang={why ? undefined : "en"}>{why || check.message}</span>
        </>
      )}
    </p>
  );
}
