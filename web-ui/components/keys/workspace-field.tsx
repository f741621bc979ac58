import { useTranslations } from "use-intl";
import { WorkspaceSelect } from "@/components/workspaces/workspace-select";

interface Props {
  /** Null: a new one of its own. */
  value: string | null;
  onChange: (workspace: string | null) => void;
}

/** Whose things a new key is to see. */
export function WorkspaceField({ value, onChange }: Props) {
  const t = useTranslations("keys.form");
  return (
    <WorkspaceSelect label={t("workspace")} none={t("ownWorkspace")} value={value} onChange={onChange} />
  );
}
