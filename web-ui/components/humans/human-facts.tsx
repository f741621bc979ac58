import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { FactList } from "@/components/ui/fact-list";
import { Skeleton } from "@/components/ui/skeleton";
import type { DigitalHuman } from "@/lib/api/types";
import { bytes, clock } from "@/lib/format";
import { useHumanFile } from "./use-humans";

/** What is known of a digital human and its video, as far as it is found out. */
export function HumanFacts({ human }: { human: DigitalHuman }) {
  const t = useTranslations("humans.fact");
  const format = useFormatter();
  const locale = useLocale();
  const { data: file, isPending } = useHumanFile(human);
  const moment = (time: string) => (
    <time dateTime={time}>
      {format.dateTime(new Date(time), { dateStyle: "medium", timeStyle: "short" })}
    </time>
  );

  const facts: [string, ReactNode][] = [];
  if (isPending) {
    for (const name of ["length", "picture", "file"] as const) facts.push([t(name), <Coming key={name} />]);
  }
  if (file?.duration_ms) facts.push([t("length"), clock(file.duration_ms)]);
  if (file?.video) {
    const { width, height, fps } = file.video;
    facts.push([t("picture"), t("pixels", { width: String(width), height: String(height), fps })]);
  }
  if (file) facts.push([t("file"), `${file.name} · ${bytes(file.size_bytes, locale)}`]);
  facts.push([t("created"), moment(human.created_at)]);
  if (human.updated_at !== human.created_at) facts.push([t("updated"), moment(human.updated_at)]);
  const params = Object.entries(human.params ?? {});
  if (params.length > 0) {
    const words = params.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ");
    facts.push([
      t("params"),
      <code key="params" className="font-mono text-[0.8125rem] break-words">
        {words}
      </code>,
    ]);
  }
  return <FactList facts={facts} />;
}

function Coming() {
  return <Skeleton className="my-0.5 ml-auto h-4 w-24" />;
}
