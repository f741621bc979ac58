import { Description, DialogTitle } from "@headlessui/react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Overlay } from "@/components/ui/overlay";
import type { Task } from "@/lib/api/types";
import { asCurl } from "@/lib/task-curl";

interface Props {
  task: Task;
  open: boolean;
  onClose: () => void;
}

/** The task as a command, to be read before it is copied. */
export function CurlDialog({ task, open, onClose }: Props) {
  const t = useTranslations("task");
  const shown = useRef<HTMLPreElement>(null);
  const command = open ? asCurl(task, window.location.origin) : "";
  return (
    <Overlay open={open} onClose={onClose} className="max-w-2xl p-6">
      <DialogTitle className="text-lg">{t("curl.title")}</DialogTitle>
      <Description className="mt-2 text-muted">
        {t.rich("curl.text", {
          code: (name) => <code className="font-mono text-[0.875em]">{name}</code>,
        })}
      </Description>
      <pre
        ref={shown}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-4 min-h-0 overflow-auto rounded-xl bg-sunken px-4 py-3 font-mono text-xs leading-relaxed"
      >
        {command}
      </pre>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{t("curl.close")}</Button>
        <CopyButton look="primary" text={command} shown={shown} />
      </div>
    </Overlay>
  );
}
