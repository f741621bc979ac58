import { FileAudio, X } from "lucide-react";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { bytes, clock } from "@/lib/format";
import type { Voice } from "./use-voices";

interface Props {
  voice: Voice;
  label: string;
  onRemove: () => void;
  children: ReactNode;
}

/** An audio that was uploaded for an earlier task, and is used once more. */
export function EarlierVoice({ voice, label, onRemove, children }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const { fileName, sizeBytes, lengthMillis } = voice;
  const facts = [bytes(sizeBytes, locale), lengthMillis && clock(lengthMillis), t("newTask.audioEarlier")];
  return (
    <div>
      <p className="mb-1.5 text-sm font-medium">{label}</p>
      <div className="rounded-xl border border-line bg-surface shadow-card">
        <div className="flex items-center gap-3.5 py-2.5 pr-2 pl-4">
          <FileAudio className="size-5 shrink-0 text-accent" aria-hidden="true" />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium" title={fileName}>
              {fileName}
            </p>
            <p className="text-sm text-faint tabular-nums">{facts.filter(Boolean).join(" · ")}</p>
          </div>
          <IconButton icon={X} label={t("upload.remove", { name: fileName })} onClick={onRemove} />
        </div>
        {children}
      </div>
    </div>
  );
}
