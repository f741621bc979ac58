import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Worker } from "@/lib/api/types";
import { actionOf, type WorkerAction } from "@/lib/worker-status";
import { useWorkerActions } from "./use-workers";

/** Drain or resume, whichever can be asked now. */
export function WorkerActions({ worker }: { worker: Worker }) {
  const t = useTranslations("workers");
  const [asking, setAsking] = useState<WorkerAction | null>(null);
  const mutations = useWorkerActions(worker.id);
  const action = actionOf(worker);
  // What was asked keeps its words while the dialog closes.
  const { mutate, reset, isPending, error } = mutations[asking ?? action ?? "drain"];
  const words = (asking ?? action) === "resume" ? "confirmResume" : "confirmDrain";
  const closeDialog = () => {
    setAsking(null);
    reset();
  };

  return (
    <>
      {action && (
        <Button icon={action === "drain" ? Pause : Play} onClick={() => setAsking(action)}>
          {t(action)}
        </Button>
      )}
      <ConfirmDialog
        // A worker that ended meanwhile, or was ordered by somebody else, answers the question by itself.
        open={asking !== null && asking === action}
        title={t(`${words}.title`, { name: worker.name })}
        text={t(`${words}.text`)}
        confirm={t(asking ?? action ?? "drain")}
        keep={t(`${words}.keep`)}
        look="primary"
        busy={isPending}
        onConfirm={() => mutate(undefined, { onSuccess: closeDialog })}
        onClose={closeDialog}
      >
        {error && <ProblemNotice error={error} />}
      </ConfirmDialog>
    </>
  );
}
