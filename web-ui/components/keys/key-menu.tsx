import { CircleCheck, CircleSlash, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActionMenu, type MenuAction } from "@/components/ui/action-menu";
import type { ApiKey } from "@/lib/api/types";
import { type KeyState, keyStatus } from "@/lib/key-status";

export const keyActs = ["edit", "rotate", "disable", "enable", "delete"] as const;
export type KeyAct = (typeof keyActs)[number];

const icons = {
  edit: Pencil,
  rotate: RefreshCw,
  disable: CircleSlash,
  enable: CircleCheck,
  delete: Trash2,
};

interface Props {
  apiKey: ApiKey;
  state: KeyState;
  onAct: (act: KeyAct) => void;
}

/** What can be done with a key now. */
export function KeyMenu({ apiKey, state, onAct }: Props) {
  const t = useTranslations("keys");
  const fits: Record<KeyAct, boolean> = {
    edit: true,
    rotate: keyStatus[state].opens && apiKey.replaced_by === null,
    disable: apiKey.is_active,
    enable: !apiKey.is_active,
    delete: true,
  };
  const actions = keyActs
    .filter((act) => fits[act])
    .map(
      (act): MenuAction => ({
        label: t(act),
        icon: icons[act],
        danger: act === "delete",
        onChoose: () => onAct(act),
      }),
    );
  return <ActionMenu label={t("actions", { name: apiKey.name })} actions={actions} />;
}
