import { useTranslations } from "use-intl";
import { FormSheet } from "@/components/ui/form-sheet";
import type { DigitalHuman } from "@/lib/api/types";
import { HumanForm } from "./human-form";

interface Props {
  /** The one to change; null for a new one. */
  human: DigitalHuman | null;
  open: boolean;
  dropped?: File[];
  onSaved: (human: DigitalHuman) => void;
  onClose: () => void;
}

const nothing: File[] = [];

/** Makes a digital human, or changes one, over the page. */
export function HumanFormDialog({ human, open, dropped = nothing, onSaved, onClose }: Props) {
  const t = useTranslations("humans.form");
  return (
    <FormSheet
      open={open}
      title={human ? t("editTitle", { name: human.name }) : t("createTitle")}
      filled={dropped.length > 0}
      onClose={onClose}
    >
      {(leave) => <HumanForm human={human} dropped={dropped} onSaved={onSaved} onCancel={leave} />}
    </FormSheet>
  );
}
