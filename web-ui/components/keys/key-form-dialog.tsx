import { useTranslations } from "use-intl";
import { FormSheet } from "@/components/ui/form-sheet";
import type { ApiKey } from "@/lib/api/types";
import { type KeyAnswers, KeyForm } from "./key-form";
import { useChangeKey, useCreateKey } from "./use-keys";

interface Props {
  /** The one to change; left out to make one. */
  known?: ApiKey | undefined;
  open: boolean;
  /** Told the key itself where one was made. */
  onSaved: (secret: string | null) => void;
  onClose: () => void;
}

/** Makes a key, or changes one, over the page. */
export function KeyFormDialog({ known, open, onSaved, onClose }: Props) {
  const t = useTranslations("keys.form");
  const create = useCreateKey();
  const change = useChangeKey();
  const { isPending, error } = known ? change : create;

  const end = () => {
    create.reset();
    change.reset();
  };
  const close = () => {
    end();
    onClose();
  };
  const saved = (key: ApiKey) => {
    end();
    onSaved(key.key ?? null);
  };
  const submit = ({ name, scopes, workspace, expiresAt }: KeyAnswers) => {
    if (known) {
      change.mutate(
        { id: known.id, name, scopes, ...(expiresAt !== undefined && { expires_at: expiresAt }) },
        { onSuccess: saved },
      );
    } else {
      create.mutate(
        { name, scopes, workspace_id: workspace, expires_at: expiresAt ?? null },
        { onSuccess: saved },
      );
    }
  };

  return (
    <FormSheet
      open={open}
      title={known ? t("editTitle", { name: known.name }) : t("newTitle")}
      // The answer that is on its way holds the only sight of the key.
      busy={isPending}
      onClose={close}
    >
      {(leave) => <KeyForm known={known} busy={isPending} error={error} onSubmit={submit} onCancel={leave} />}
    </FormSheet>
  );
}
