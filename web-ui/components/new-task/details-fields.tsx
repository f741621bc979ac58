import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { SliderField } from "@/components/ui/slider-field";
import { TextArea } from "@/components/ui/text-area";
import type { Draft } from "./draft";
import type { Faults } from "./faults";
import { LabelsField } from "./labels-field";
import { useFaultWords } from "./use-fault-words";

interface Props {
  draft: Draft;
  faults: Faults;
  /** Whether there will be a batch, which can have a name. */
  several: boolean;
  onChange: (about: Partial<Draft>, field: string) => void;
}

/** What a task may say about itself beyond what it needs. */
export function DetailsFields({ draft, faults, several, onChange }: Props) {
  const t = useTranslations("newTask");
  const say = useFaultWords();
  const { priority } = draft;
  const rank = priority === 0 ? "normal" : priority > 0 ? "higher" : "lower";
  return (
    <>
      {several && (
        <Field
          label={t("batchName")}
          hint={t("batchNameHint")}
          value={draft.batchName}
          maxLength={255}
          onChange={(event) => onChange({ batchName: event.target.value }, "name")}
          error={say(faults.name)}
        />
      )}
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        <SliderField
          label={t("priority")}
          hint={t("priorityHint")}
          min={-10}
          max={10}
          value={priority}
          text={t(`priorityRank.${rank}`, { priority })}
          onChange={(event) => onChange({ priority: Number(event.target.value) }, "priority")}
          error={say(faults.priority)}
        />
        <Field
          type="datetime-local"
          label={t("notBefore")}
          hint={t("notBeforeHint")}
          value={draft.notBefore}
          onChange={(event) => onChange({ notBefore: event.target.value }, "not_before")}
          error={say(faults.not_before)}
        />
      </div>
      <TextArea
        label={t("description")}
        value={draft.description}
        maxLength={10_000}
        onChange={(event) => onChange({ description: event.target.value }, "description")}
        error={say(faults.description)}
      />
      <LabelsField
        labels={draft.labels}
        faults={faults}
        onChange={(labels) => onChange({ labels }, "labels")}
      />
      <Field
        label={t("externalId")}
        hint={t("externalIdHint")}
        value={draft.externalId}
        maxLength={255}
        autoComplete="off"
        onChange={(event) => onChange({ externalId: event.target.value }, "external_id")}
        error={say(faults.external_id)}
      />
    </>
  );
}
