import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ApiKey } from "@/lib/api/types";
import { useChangeKey, useDeleteKey } from "./use-keys";

interface Props {
  apiKey: ApiKey;
  /** For a while, or for good. */
  how: "disable" | "delete";
  /** Whether this page is signed in with it. */
  own: boolean;
  open: boolean;
  onClose: () => void;
}

const words = { disable: "confirmDisable", delete: "confirmDelete" } as const;

/** Asks before a key opens nothing any more. */
export function EndKey({ apiKey, how, own, open, onClose }: Props) {
  const t = useTranslations("keys");
  const disable = useChangeKey();
  const remove = useDeleteKey();
  const { isPending, error } = how === "disable" ? disable : remove;

  const close = () => {
    disable.reset();
    remove.reset();
    onClose();
  };
  const end = () => {
    if (how === "delete") remove.mutate(apiKey.id, { onSuccess: close });
    else disable.mutate({ id: apiKey.id, name: apiKey.name, is_active: false }, { onSuccess: close });
  };
  return (
    <ConfirmDialog
      open={open}
      title={t(`${words[how]}.title`, { name: apiKey.name })}
      text={t(`${words[how]}.text`)}
      confirm={t(how)}
      keep={t("leave")}
      busy={isPending}
      onConfirm={end}
      onClose={close}
    >
      {own && <p className="font-medium">{t("endsOwn")}</p>}
      {error && <ProblemNotice error={error} />}
    </ConfirmDialog>
  );
}
