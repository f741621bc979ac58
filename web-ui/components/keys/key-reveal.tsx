import { Description, DialogTitle } from "@headlessui/react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Overlay } from "@/components/ui/overlay";
import { useLast } from "@/lib/use-last";

interface Props {
  /** The key itself; null closes it. */
  secret: string | null;
  onDone: () => void;
}

/** Shows a key the one time that it can be shown. It is left by its button alone, so that no slip of the hand loses it. */
export function KeyReveal({ secret, onDone }: Props) {
  const t = useTranslations("keys.reveal");
  const shown = useLast(secret);
  const code = useRef<HTMLElement>(null);
  return (
    <Overlay open={secret !== null} onClose={() => {}} className="max-w-xl overflow-y-auto p-6">
      <DialogTitle className="text-lg">{t("title")}</DialogTitle>
      <Description className="mt-2 text-muted">{t("text")}</Description>
      <p className="mt-5 mb-1.5 text-sm font-medium">{t("key")}</p>
      <code
        ref={code}
        className="block rounded-lg border border-line bg-sunken px-4 py-3 font-mono text-sm break-all select-all"
      >
        {shown}
      </code>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <CopyButton text={shown ?? ""} shown={code} />
        <Button look="primary" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
    </Overlay>
  );
}
