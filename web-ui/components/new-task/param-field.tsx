import { useFormatter, useLocale, useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import type { Param, ParamValue } from "@/lib/params-schema";

interface Props {
  param: Param;
  /** What was typed or chosen; undefined where nothing was given. */
  given: unknown;
  /** What the digital human brings along; undefined where it says nothing. */
  ofHuman: unknown;
  /** @param value undefined takes it back */
  onChange: (value: string | boolean | undefined) => void;
  error?: string | undefined;
}

/** The control that fits what a parameter may be. Left alone, it sends nothing. */
export function ParamField({ param, given, ofHuman, onChange, error }: Props) {
  const t = useTranslations("newTask.params");
  const locale = useLocale();
  const words = useParamWords(param);
  const standard = (ofHuman as ParamValue | undefined) ?? param.standard;
  const hint = [words.help, words.range, ofHuman !== undefined && t("ofHuman")]
    .filter(Boolean)
    .join(locale === "en" ? " " : "");
  const common = { label: words.label, hint, error };
  const untouched = standard === null ? t("engineDecides") : t("standard", { value: words.value(standard) });

  if (param.kind === "switch" || param.kind === "choice") {
    const values = param.kind === "choice" ? param.values : ["true", "false"];
    return (
      <SelectField
        {...common}
        value={given === undefined || given === null ? "" : String(given)}
        options={[
          { value: "", label: untouched },
          ...values.map((value) => ({
            value,
            label: words.value(param.kind === "switch" ? value === "true" : value),
          })),
        ]}
        onChange={({ target: { value } }) => {
          if (value === "") onChange(undefined);
          else onChange(param.kind === "switch" ? value === "true" : value);
        }}
      />
    );
  }
  return (
    <Field
      {...common}
      value={given === undefined || given === null ? "" : String(given)}
      placeholder={untouched}
      inputMode={param.kind === "number" ? (param.whole ? "numeric" : "decimal") : "text"}
      autoComplete="off"
      onChange={({ target: { value } }) => onChange(value === "" ? undefined : value)}
    />
  );
}

/** The words that we have for a parameter; one that only its engine knows keeps its name. */
function useParamWords(param: Param) {
  const t = useTranslations("newTask.params");
  const format = useFormatter();
  const { name } = param;
  const label = `known.${name}.label` as "known.crf.label";
  const help = `known.${name}.help` as "known.crf.help";
  const range = () => {
    if (param.kind !== "number") return null;
    const { least, most } = param;
    if (least !== null && most !== null) return t("between", { least, most });
    if (least !== null) return t("atLeast", { least });
    return most === null ? null : t("atMost", { most });
  };
  return {
    label: t.has(label) ? t(label) : name,
    help: t.has(help) ? t(help) : null,
    range: range(),
    value: (value: ParamValue): string => {
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      return typeof value === "number" ? format.number(value) : value;
    },
  };
}
