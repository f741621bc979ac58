import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { useWorkspaceNames } from "@/components/workspaces/use-workspaces";

interface Props {
  /** Null: a new one of its own. */
  value: string | null;
  onChange: (workspace: string | null) => void;
}

/** Whose things a new key is to see. */
export function WorkspaceField({ value, onChange }: Props) {
  const t = useTranslations("keys.form");
  const names = useWorkspaceNames();
  return (
    <SelectField
      label={t("workspace")}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      options={[
        { value: "", label: t("ownWorkspace") },
        ...[...names].map(([id, name]) => ({ value: id, label: name })),
      ]}
    />
  );
}
