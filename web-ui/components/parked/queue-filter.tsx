import { useState } from "react";
import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import type { ParkedMessage } from "@/lib/api/types";

interface Props {
  queue: string | null;
  /** What is shown by now: their queues are those to choose from. */
  rows: ParkedMessage[];
  onChoose: (queue: string | null) => void;
}

/** Only what came from one queue. Nothing where there is none to choose from. */
export function QueueFilter({ queue, rows, onChoose }: Props) {
  const t = useTranslations("parked.filter");
  // The list of one queue knows no others: those that were seen stay.
  const [seen, setSeen] = useState<string[]>([]);
  const known = [...new Set([...seen, ...rows.map((row) => row.queue), queue])].filter((one) => one !== null);
  if (known.length > seen.length) setSeen(known);
  if (known.length < 2 && queue === null) return null;
  return (
    <SelectField
      label={t("queue")}
      className="mt-5 max-w-md"
      value={queue ?? ""}
      onChange={(event) => onChoose(event.target.value || null)}
      options={[
        { value: "", label: t("all") },
        ...known.toSorted().map((name) => ({ value: name, label: name })),
      ]}
    />
  );
}
