import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { FactList } from "@/components/ui/fact-list";
import type { ParkedMessage } from "@/lib/api/types";
import { bytes } from "@/lib/format";

/** Where it came from and what its sender wrote on it; what is not known is left out. */
export function ParkedFacts({ message }: { message: ParkedMessage }) {
  const t = useTranslations("parked");
  const format = useFormatter();
  const locale = useLocale();
  const size = bytes(message.size_bytes, locale);
  const words: [name: string, value: string | null][] = [
    [t("fact.queue"), message.queue],
    [t("fact.exchange"), message.exchange],
    [t("fact.routingKey"), message.routing_key],
    [t("fact.messageId"), message.message_id],
    [t("fact.contentType"), message.content_type],
    ...Object.entries(message.headers).map(([name, value]): [string, string] => [name, String(value)]),
  ];
  return (
    <FactList
      facts={[
        [
          t("fact.parked"),
          format.dateTime(new Date(message.parked_at), { dateStyle: "long", timeStyle: "medium" }),
        ],
        [t("fact.size"), message.truncated ? `${size} · ${t("truncated")}` : size],
        ...words
          .filter(([, value]) => value !== null && value !== "")
          .map(([name, value]): [string, ReactNode] => [
            name,
            <code key={name} className="font-mono text-[0.8125rem] break-all">
              {value}
            </code>,
          ]),
      ]}
    />
  );
}
