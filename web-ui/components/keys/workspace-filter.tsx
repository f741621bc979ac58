import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { useWorkspaceNames } from "@/components/workspaces/use-workspaces";

interface Props {
  workspace: string | null;
  onChoose: (workspace: string | null) => void;
}

/** Only the keys of one workspace. Nothing where there is none to choose from. */
export function WorkspaceFilter({ workspace, onChoose }: Props) {
  const t = useTranslations("keys.filter");
  const names = useWorkspaceNames();
  if (names.size < 2 && workspace === null) return null;
  return (
    <SelectField
      label={t("workspace")}
      className="mt-5 max-w-md"
      value={workspace ?? ""}
      onChange={(event) => onChoose(event.target.value || null)}
      options={[
        { value: "", label: t("all") },
        ...[...names].map(([id, name]) => ({ value: id, label: name })),
      ]}
    />
  );
}
