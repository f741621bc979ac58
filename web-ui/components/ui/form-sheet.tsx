import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { ConfirmDialog } from "./confirm-dialog";
import { Sheet } from "./sheet";

interface Props {
  open: boolean;
  title: string;
  /** Something would be lost though nothing was typed. */
  filled?: boolean;
  /** An answer is on its way: it cannot be left. */
  busy?: boolean;
  onClose: () => void;
  /** The form; its own way out asks as all others do. */
  children: (leave: () => void) => ReactNode;
}

/** A form over the page. What was typed is not lost by a click beside it. */
export function FormSheet({ open, title, filled = false, busy = false, onClose, children }: Props) {
  const t = useTranslations("leave");
  const [touched, setTouched] = useState(false);
  const [leaving, setLeaving] = useState(false);
  if (!open && (touched || leaving)) {
    setTouched(false);
    setLeaving(false);
  }
  const touch = () => setTouched(true);
  const leave = () => {
    if (busy) return;
    if (touched || filled) setLeaving(true);
    else onClose();
  };
  return (
    <Sheet open={open} title={title} close={t("close")} onClose={leave}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its fields are told */}
      <div onChange={touch} onDrop={touch}>
        {children(leave)}
      </div>
      <ConfirmDialog
        open={open && leaving}
        title={t("title")}
        text={t("text")}
        confirm={t("confirm")}
        keep={t("keep")}
        busy={false}
        onConfirm={onClose}
        onClose={() => setLeaving(false)}
      />
    </Sheet>
  );
}
