import { FileAudio, FileVideo, Pause, Play, RotateCcw, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { UploadItem } from "@/lib/uploads/upload-item";
import { useUploadWords } from "./use-upload-words";
import type { Uploads } from "./use-uploads";

interface Props {
  item: UploadItem;
  uploads: Uploads;
  children?: ReactNode;
}

/** A file on its way: how far it is, what is wrong with it, what can be done. */
export function UploadRow({ item, uploads, children }: Props) {
  const t = useTranslations("upload");
  const words = useUploadWords(item);
  const { key, state, file } = item;
  const Icon = uploads.kind === "audio" ? FileAudio : FileVideo;
  const moving = state === "sending" || state === "paused" || state === "finishing";
  const percent = file.size > 0 ? (item.sentBytes / file.size) * 100 : 0;

  return (
    <div
      className={`rounded-xl border bg-surface shadow-card ${state === "refused" ? "border-bad" : "border-line"}`}
    >
      <div className="flex items-center gap-3.5 py-2.5 pr-2 pl-4">
        <Icon className="size-5 shrink-0 text-accent" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium" title={file.name}>
            {file.name}
          </p>
          {moving && (
            <div className="my-1.5">
              <ProgressBar label={t("progressOf", { name: file.name })} percent={percent} />
            </div>
          )}
          <p className="text-sm text-faint tabular-nums">{words.about}</p>
          <p className={state === "refused" ? "text-sm text-bad" : "sr-only"} role="status">
            {words.fault ?? t(`state.${state}`)}
          </p>
        </div>
        {state === "sending" && (
          <IconButton
            icon={Pause}
            label={t("pause", { name: file.name })}
            onClick={() => uploads.pause(key)}
          />
        )}
        {state === "paused" && (
          <IconButton
            icon={Play}
            label={t("resume", { name: file.name })}
            onClick={() => uploads.resume(key)}
          />
        )}
        {state === "failed" && (
          <IconButton
            icon={RotateCcw}
            label={t("retry", { name: file.name })}
            onClick={() => uploads.resume(key)}
          />
        )}
        <IconButton icon={X} label={t("remove", { name: file.name })} onClick={() => uploads.remove(key)} />
      </div>
      {state === "failed" && (
        <div className="px-2.5 pb-2.5">
          <ProblemNotice error={item.error} />
        </div>
      )}
      {children}
    </div>
  );
}
