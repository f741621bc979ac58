import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import type { CapAnswer, CapKind, CapName } from "@/lib/caps";

interface Props {
  name: CapName;
  value: CapAnswer;
  wrong: boolean;
  onChange: (value: CapAnswer) => void;
}

const kinds: CapKind[] = ["settings", "none", "number"];

/** How much of something a workspace may have. */
export function CapField({ name, value, wrong, onChange }: Props) {
  const t = useTranslations("workspaces");
  const label = t(`cap.${name}.label`);
  return (
    <div className="grid gap-3 sm:grid-cols-2 sm:items-start">
      <SelectField
        label={label}
        value={value.kind}
        onChange={(event) => onChange({ ...value, kind: event.target.value as CapKind })}
        options={kinds.map((kind) => ({ value: kind, label: t(`form.kind.${kind}`) }))}
      />
      {value.kind === "number" && (
        <Field
          label={t(`cap.${name}.number`)}
          inputMode="decimal"
          autoComplete="off"
          value={value.text}
          onChange={(event) => onChange({ ...value, text: event.target.value })}
          error={wrong ? t(`cap.${name}.wrong`) : undefined}
        />
      )}
    </div>
  );
}
