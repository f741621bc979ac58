import { CirclePause, CirclePlay, type LucideIcon, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActionMenu } from "@/components/ui/action-menu";
import type { DigitalHuman } from "@/lib/api/types";

export type HumanAct = "edit" | "activate" | "deactivate" | "delete";

const icons: Record<HumanAct, LucideIcon> = {
  edit: Pencil,
  activate: CirclePlay,
  deactivate: CirclePause,
  delete: Trash2,
};

/** What can be done with a digital human. */
export function HumanMenu({ human, onAct }: { human: DigitalHuman; onAct: (act: HumanAct) => void }) {
  const t = useTranslations("humans");
  const acts: HumanAct[] = ["edit", human.status === "active" ? "deactivate" : "activate", "delete"];
  return (
    <ActionMenu
      label={t("more", { name: human.name })}
      actions={acts.map((act) => ({
        label: t(`act.${act}`),
        icon: icons[act],
        onChoose: () => onAct(act),
        danger: act === "delete",
      }))}
    />
  );
}
