import { useTranslations } from "use-intl";
import { FormSheet } from "@/components/ui/form-sheet";
import type { Workspace } from "@/lib/api/types";
import { useSaveWorkspace } from "./use-workspaces";
import { WorkspaceForm } from "./workspace-form";

interface Props {
  /** The one to change; null for a new one. */
  known: Workspace | null;
  open: boolean;
  onClose: () => void;
}

/** Makes a workspace, or changes one, over the page. */
export function WorkspaceDialog({ known, open, onClose }: Props) {
  const t = useTranslations("workspaces.form");
  const save = useSaveWorkspace(known?.id ?? null);
  const close = () => {
    save.reset();
    onClose();
  };
  return (
    <FormSheet
      open={open}
      title={known ? t("editTitle", { name: known.name }) : t("newTitle")}
      onClose={close}
    >
      {(leave) => (
        <WorkspaceForm
          known={known}
          busy={save.isPending}
          error={save.error}
          onSubmit={(wanted) => save.mutate(wanted, { onSuccess: close })}
          onCancel={leave}
        />
      )}
    </FormSheet>
  );
}
