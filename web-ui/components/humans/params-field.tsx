import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { TextArea } from "@/components/ui/text-area";

interface Props {
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
}

/** Parameters as they go to the engine: few need them, and so they are folded away. */
export function ParamsField({ value, onChange, error }: Props) {
  const t = useTranslations("humans.form");
  return (
    <details open={error !== undefined || value !== "" || undefined} className="group">
      <summary className="-ml-1 inline-flex list-none items-center gap-1.5 rounded-md px-1 py-1 text-sm text-muted select-none hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden="true" />
        {t("params")}
      </summary>
      <div className="mt-2">
        <TextArea
          label={t("paramsLabel")}
          hint={t("paramsHint")}
          spellCheck={false}
          rows={4}
          placeholder={'{\n  "engine": "heygem"\n}'}
          className="font-mono text-[0.8125rem]! leading-5"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          error={error}
        />
      </div>
    </details>
  );
}
