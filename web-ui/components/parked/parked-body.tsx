import { Download } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { parkedBodyUrl } from "@/lib/api/parked";
import type { ParkedMessage } from "@/lib/api/types";
import { shownBody } from "@/lib/parked-body";

/** What it says, to look at, to copy and to save. */
export function ParkedBody({ message }: { message: ParkedMessage }) {
  const t = useTranslations("parked.body");
  const shown = useRef<HTMLPreElement>(null);
  const { text, binary, cut } = shownBody(message);
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-medium">{t("title")}</h3>
        <div className="flex flex-wrap gap-2">
          {text !== "" && !cut && <CopyButton text={message.body ?? ""} shown={shown} look="bare" />}
          <a href={parkedBodyUrl(message.id)} download className={buttonClass("bare")}>
            <Download className="size-4" aria-hidden="true" />
            {t("download")}
          </a>
        </div>
      </div>
      {text === "" ? (
        <p className="text-sm text-muted">{t("empty")}</p>
      ) : (
        <pre
          ref={shown}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-80 overflow-auto rounded-xl bg-sunken p-4 font-mono text-[0.8125rem] break-words whitespace-pre-wrap"
        >
          {text}
        </pre>
      )}
      {(binary || cut) && <p className="mt-2 text-sm text-muted">{t(cut ? "cut" : "binary")}</p>}
    </section>
  );
}
