import { useState } from "react";
import { useTranslations } from "use-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Sheet } from "@/components/ui/sheet";
import type { DigitalHuman } from "@/lib/api/types";
import { HumanForm } from "./human-form";

interface Props {
  /** The one to change; null for a new one. */
  human: DigitalHuman | null;
  open: boolean;
  file?: File | null;
  onSaved: (human: DigitalHuman) => void;
  onClose: () => void;
}

/** The form over the page. What was typed is not lost by a click beside it. */
export function HumanFormDialog({ human, open, file = null, onSaved, onClose }: Props) {
  const t = useTranslations("humans.form");
  const [touched, setTouched] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const end = () => {
    setTouched(false);
    setLeaving(false);
    onClose();
  };
  const leave = () => (touched || file !== null ? setLeaving(true) : end());
  return (
    <Sheet
      open={open}
      title={human ? t("editTitle", { name: human.name }) : t("createTitle")}
      close={t("close")}
      onClose={leave}
    >
      <HumanForm
        human={human}
        file={file}
        onTouched={() => setTouched(true)}
        onSaved={(saved) => {
          setTouched(false);
          onSaved(saved);
        }}
        onCancel={leave}
      />
      <ConfirmDialog
        open={leaving}
        title={t("leave.title")}
        text={t("leave.text")}
        confirm={t("leave.confirm")}
        keep={t("leave.keep")}
        busy={false}
        onConfirm={end}
        onClose={() => setLeaving(false)}
      />
    </Sheet>
  );
}
