import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { Meter } from "@/components/ui/meter";
import type { Gpu, Worker } from "@/lib/api/types";
import { bytes } from "@/lib/format";
import { NoGpu } from "./no-gpu";

/** What a worker renders with. */
export function WorkerFacts({ worker }: { worker: Worker }) {
  const t = useTranslations("workers");
  return (
    <dl className="space-y-5 lg:max-w-80 text-sm sm:max-lg:grid sm:max-lg:grid-cols-2 sm:max-lg:gap-x-10 sm:max-lg:space-y-0">
      <Fact name={t("engines")}>
        {worker.engines.length === 0 && <span className="text-faint">{t("noEngines")}</span>}
        <ul className="space-y-0.5">
          {worker.engines.map(({ name, lip_sync }) => (
            <li key={name}>
              <span className="font-medium">{name}</span>{" "}
              <span className="text-faint">{t(lip_sync ? "lipSync" : "noLipSync")}</span>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={t("gpus")}>
        {worker.gpus.length === 0 && <NoGpu worker={worker} lead={t("noGpus")} />}
        <ul className="space-y-3">
          {worker.gpus.map((gpu, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is told from its like by its place only
            <Card key={index} gpu={gpu} />
          ))}
        </ul>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="mb-1 font-semibold text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

const bytesInMib = 1024 * 1024;

/** How busy a card is and how full, as bars with their figures. */
function Card({ gpu }: { gpu: Gpu }) {
  const t = useTranslations("workers");
  const format = useFormatter();
  const locale = useLocale();
  const load = format.number(gpu.utilization_percent / 100, { style: "percent" });
  const memory = t("memory", {
    used: bytes(gpu.memory_used_mib * bytesInMib, locale),
    total: bytes(gpu.memory_total_mib * bytesInMib, locale),
  });
  return (
    <li className="space-y-2">
      <p className="font-medium break-words">{gpu.name}</p>
      <Level name={t("loadLabel")} value={gpu.utilization_percent} max={100} text={load} />
      <Level name={t("memoryLabel")} value={gpu.memory_used_mib} max={gpu.memory_total_mib} text={memory} />
    </li>
  );
}

function Level({ name, value, max, text }: { name: string; value: number; max: number; text: string }) {
  return (
    <div>
      <p className="mb-1 flex justify-between gap-3 text-[0.8125rem] text-muted tabular-nums">
        <span aria-hidden="true">{name}</span>
        <span>{text}</span>
      </p>
      <Meter label={name} value={value} max={max} text={text} />
    </div>
  );
}
