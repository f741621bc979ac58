import { ProblemNotice } from "@/components/shell/problem-notice";
import { SelectField } from "@/components/ui/select-field";
import { useWorkspaceNames } from "./use-workspaces";

interface Props {
  label: string;
  /** What choosing none of them means. */
  none: string;
  value: string | null;
  onChange: (workspace: string | null) => void;
  className?: string;
}

/** One of all workspaces, or none. */
export function WorkspaceSelect({ label, none, value, onChange, className }: Props) {
  const { names, error, isPending, refetch } = useWorkspaceNames();
  // The chosen one can be shown before its name is known.
  const shown = value === null || names.has(value) ? [...names] : [...names, [value, value] as const];
  return (
    <div className={className}>
      <SelectField
        label={label}
        value={value ?? ""}
        disabled={isPending}
        aria-busy={isPending}
        onChange={(event) => onChange(event.target.value || null)}
        options={[{ value: "", label: none }, ...shown.map(([id, name]) => ({ value: id, label: name }))]}
      />
      {error && (
        <div className="mt-2">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
    </div>
  );
}
