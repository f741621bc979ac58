import { useId } from "react";
import { useTranslations } from "use-intl";
import { CheckField } from "@/components/ui/check-field";
import { FieldError } from "@/components/ui/field-error";
import { type Scope, scopes } from "@/lib/api/types";

interface Props {
  value: readonly Scope[];
  missing: boolean;
  onChange: (scopes: Scope[]) => void;
}

/** What a key may do, each with what that means. */
export function ScopeFields({ value, missing, onChange }: Props) {
  const t = useTranslations("keys");
  const id = useId();
  const admin = value.includes("admin");
  const toggle = (scope: Scope, on: boolean) =>
    onChange(scopes.filter((one) => (one === scope ? on : value.includes(one))));
  return (
    <fieldset aria-describedby={missing ? `${id}-error` : undefined}>
      <legend className="mb-2 text-sm font-medium">{t("form.scopes")}</legend>
      <div className="space-y-3">
        {scopes.map((scope) => (
          <CheckField
            key={scope}
            label={t(`scope.${scope}.title`)}
            hint={t(`scope.${scope}.text`)}
            checked={value.includes(scope) || admin}
            // Who may do everything may do this.
            disabled={admin && scope !== "admin"}
            onChange={(event) => toggle(scope, event.target.checked)}
          />
        ))}
      </div>
      {missing && <FieldError id={`${id}-error`}>{t("form.scopesMissing")}</FieldError>}
    </fieldset>
  );
}
