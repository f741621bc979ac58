import { RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/api/problem";
import type { ParkedMessage } from "@/lib/api/types";
import { ParkedBody } from "./parked-body";
import { ParkedFacts } from "./parked-facts";
import { useDrop, useParked, useReplay } from "./use-parked";

interface Props {
  id: string;
  open: boolean;
  /** It went to its queue again. */
  onReplayed: (queue: string) => void;
  onClose: () => void;
}

/** One parked message: why it is here, what it says, and what can be done with it. */
export function ParkedDialog({ id, open, onReplayed, onClose }: Props) {
  const t = useTranslations("parked");
  const { data: message, error, refetch } = useParked(id);
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <Sheet open={open} title={gone ? t("gone.title") : t("one")} close={t("close")} wide onClose={onClose}>
      {gone && <p className="text-muted">{t("gone.text")}</p>}
      {error && !gone && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {message && <Filled message={message} onReplayed={onReplayed} onClose={onClose} />}
      {!message && !error && (
        <div role="status" className="space-y-3">
          <span className="sr-only">{t("loading")}</span>
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </Sheet>
  );
}

type FilledProps = Pick<Props, "onReplayed" | "onClose"> & { message: ParkedMessage };

function Filled({ message, onReplayed, onClose }: FilledProps) {
  const t = useTranslations("parked");
  const replay = useReplay();
  const drop = useDrop();
  const [dropping, setDropping] = useState(false);
  const { id, queue, reason, truncated } = message;
  const obstacle = truncated ? "cut" : queue === null ? "homeless" : null;
  return (
    <div className="space-y-5">
      <div>
        <h3 className="mb-1 text-sm text-muted">{t("why")}</h3>
        <p lang="en" className="font-medium break-words whitespace-pre-line">
          {reason}
        </p>
      </div>
      <ParkedBody message={message} />
      <ParkedFacts message={message} />
      {replay.error && <ProblemNotice error={replay.error} />}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {obstacle && <p className="mr-auto min-w-0 flex-1 basis-56 text-sm text-muted">{t(obstacle)}</p>}
        <Button look="danger" icon={Trash2} onClick={() => setDropping(true)}>
          {t("drop")}
        </Button>
        {queue !== null && obstacle === null && (
          <Button
            look="primary"
            icon={RotateCcw}
            busy={replay.isPending}
            onClick={() => replay.mutate(id, { onSuccess: () => onReplayed(queue) })}
          >
            {t("replay")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={dropping}
        title={t("confirmDrop.title")}
        text={t("confirmDrop.text")}
        confirm={t("drop")}
        keep={t("keep")}
        busy={drop.isPending}
        onConfirm={() => drop.mutate(id, { onSuccess: onClose })}
        onClose={() => {
          setDropping(false);
          drop.reset();
        }}
      >
        {drop.error && <ProblemNotice error={drop.error} />}
      </ConfirmDialog>
    </div>
  );
}
