import { Plus, X } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";
import { FieldError } from "@/components/ui/field-error";
import { FieldGroup } from "@/components/ui/field-group";
import { IconButton } from "@/components/ui/icon-button";
import type { Label } from "./draft";
import type { Faults } from "./faults";
import { useFaultWords } from "./use-fault-words";

interface Props {
  labels: Label[];
  faults: Faults;
  onChange: (labels: Label[]) => void;
}

/** The most that a task may have. */
const mostLabels = 32;

/** Words with a text each, to find tasks by. */
export function LabelsField({ labels, faults, onChange }: Props) {
  const t = useTranslations("newTask.labels");
  const say = useFaultWords();
  const count = useRef(0);
  const set = (id: string, about: Partial<Label>) =>
    onChange(labels.map((label) => (label.id === id ? { ...label, ...about } : label)));

  return (
    <FieldGroup label={t("title")} error={say(faults.labels)}>
      <p className="text-sm text-faint">{t("hint")}</p>
      <ul className="mt-2 space-y-2 empty:hidden">
        {labels.map(({ id, name, text }, index) => {
          const error = say(faults[`labels.${name}`]);
          return (
            <li key={id}>
              <div className="flex gap-2">
                <input
                  value={name}
                  maxLength={63}
                  aria-label={t("name", { number: index + 1 })}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error ? `${id}-error` : undefined}
                  placeholder={t("namePlaceholder")}
                  onChange={(event) => set(id, { name: event.target.value })}
                  className={`${inputClass} min-w-0 flex-1`}
                />
                <input
                  value={text}
                  maxLength={255}
                  aria-label={t("text", { number: index + 1 })}
                  placeholder={t("textPlaceholder")}
                  onChange={(event) => set(id, { text: event.target.value })}
                  className={`${inputClass} min-w-0 flex-[2]`}
                />
                <IconButton
                  icon={X}
                  label={t("remove", { number: index + 1 })}
                  onClick={() => onChange(labels.filter((label) => label.id !== id))}
                />
              </div>
              {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
            </li>
          );
        })}
      </ul>
      {labels.length < mostLabels && (
        <Button
          look="bare"
          icon={Plus}
          className="mt-2 -ml-3 px-3"
          onClick={() => onChange([...labels, { id: `new-label-${++count.current}`, name: "", text: "" }])}
        >
          {t("add")}
        </Button>
      )}
    </FieldGroup>
  );
}
