import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type Expiry, expiryDays, yearDays } from "@/lib/expiry";

interface Props {
  value: Expiry;
  day: string;
  /** Whether there is an expiry already that may stay. */
  keepable: boolean;
  missing: boolean;
  onChange: (value: Expiry, day: string) => void;
}

/** How long a key lasts. */
export function ExpiryField({ value, day, keepable, missing, onChange }: Props) {
  const t = useTranslations("keys.form");
  const options: { value: Expiry; label: string }[] = [
    ...(keepable ? [{ value: "keep" as const, label: t("keep") }] : []),
    ...expiryDays.map((days) => ({ value: `${days}` as const, label: t("days", { days }) })),
    { value: `${yearDays}`, label: t("year") },
    { value: "date", label: t("date") },
    { value: "never", label: t("never") },
  ];
  return (
    <div className="space-y-4">
      <SelectField
        label={t("expiry")}
        options={options}
        value={value}
        onChange={(event) => onChange(event.target.value as Expiry, day)}
      />
      {value === "date" && (
        <Field
          label={t("day")}
          type="date"
          value={day}
          error={missing ? t("dayMissing") : undefined}
          onChange={(event) => onChange(value, event.target.value)}
        />
      )}
    </div>
  );
}
