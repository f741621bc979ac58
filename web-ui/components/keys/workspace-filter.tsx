import { useTranslations } from "use-intl";
import { useWorkspaceNames } from "@/components/workspaces/use-workspaces";
import { WorkspaceSelect } from "@/components/workspaces/workspace-select";

interface Props {
  workspace: string | null;
  onChoose: (workspace: string | null) => void;
}

/** Only the keys of one workspace. Nothing where there is none to choose from. */
export function WorkspaceFilter({ workspace, onChoose }: Props) {
  const t = useTranslations("keys.filter");
  const { names, error } = useWorkspaceNames();
  if (names.size < 2 && workspace === null && !error) return null;
  return (
    <WorkspaceSelect
      label={t("workspace")}
      none={t("all")}
      className="mt-5 max-w-md"
      value={workspace}
      onChange={onChoose}
    />
  );
}
