import { CirclePause } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { useDispatch } from "./use-dispatch";

/** Lets no more tasks go out, after asking, with a word for those who wait. */
export function PauseButton() {
  const t = useTranslations("dispatch");
  const { dispatch, pause } = useDispatch();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const closeDialog = () => {
    setAsking(false);
    pause.reset();
  };
  return (
    <>
      {dispatch?.paused === false && (
        <Button icon={CirclePause} onClick={() => setAsking(true)}>
          {t("pause")}
        </Button>
      )}
      <ConfirmDialog
        open={asking && dispatch?.paused === false}
        title={t("confirm.title")}
        text={t("confirm.text")}
        confirm={t("confirm.pause")}
        keep={t("confirm.keep")}
        look="primary"
        busy={pause.isPending}
        onConfirm={() => pause.mutate(reason.trim() || null, { onSuccess: closeDialog })}
        onClose={closeDialog}
      >
        <Field
          label={t("confirm.reason")}
          hint={t("confirm.reasonHint")}
          value={reason}
          maxLength={255}
          onChange={(event) => setReason(event.target.value)}
        />
        {pause.error && (
          <div className="mt-4">
            <ProblemNotice error={pause.error} />
          </div>
        )}
      </ConfirmDialog>
    </>
  );
}
