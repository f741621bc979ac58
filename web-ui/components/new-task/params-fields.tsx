import { useTranslations } from "use-intl";
import type { Param } from "@/lib/params-schema";
import type { Faults } from "./faults";
import { ParamField } from "./param-field";
import { useFaultWords } from "./use-fault-words";

interface Props {
  engine: string;
  params: Param[];
  given: Record<string, unknown>;
  ofHuman: Record<string, unknown>;
  faults: Faults;
  /** @param value undefined takes it back */
  onChange: (name: string, value: unknown) => void;
}

/** What the engine lets one set, as it describes it itself. */
export function ParamsFields({ engine, params, given, ofHuman, faults, onChange }: Props) {
  const t = useTranslations("newTask.params");
  const say = useFaultWords();
  if (params.length === 0) return <p className="text-sm text-faint">{t("none", { engine })}</p>;
  return (
    <fieldset>
      <legend className="sr-only">{t("title", { engine })}</legend>
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        {params.map((param) => (
          <ParamField
            key={param.name}
            param={param}
            given={given[param.name]}
            ofHuman={ofHuman[param.name] ?? undefined}
            onChange={(value) => onChange(param.name, value)}
            error={say(faults[`params.${param.name}`])}
          />
        ))}
      </div>
    </fieldset>
  );
}
