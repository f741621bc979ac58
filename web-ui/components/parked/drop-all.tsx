import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useDropAll } from "./use-parked";

interface Props {
  /** Only what came from there; null for all. */
  queue: string | null;
  /** How many there are by now. */
  count: number;
}

/** Deletes all that is shown, after asking. */
export function DropAll({ queue, count }: Props) {
  const t = useTranslations("parked");
  const [asking, setAsking] = useState(false);
  const { mutate, reset, isPending, error } = useDropAll();
  const close = () => {
    setAsking(false);
    reset();
  };
  return (
    <>
      <Button look="danger" icon={Trash2} onClick={() => setAsking(true)}>
        {t("dropAll")}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("confirmDropAll.title", { count })}
        text={queue === null ? t("confirmDropAll.text") : t("confirmDropAll.textOf", { queue })}
        confirm={t("dropAll")}
        keep={t("keep")}
        busy={isPending}
        onConfirm={() => mutate(queue, { onSuccess: close })}
        onClose={close}
      >
        {error && <ProblemNotice error={error} />}
      </ConfirmDialog>
    </>
  );
}
