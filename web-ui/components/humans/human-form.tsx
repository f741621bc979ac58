import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { DigitalHuman } from "@/lib/api/types";
import { ParamsField } from "./params-field";
import { useHumanForm } from "./use-human-form";
import { VideoChoice } from "./video-choice";

interface Props {
  /** The one to change; null for a new one. */
  human: DigitalHuman | null;
  /** What was dropped before the form was there. */
  dropped: File[];
  onSaved: (human: DigitalHuman) => void;
  onCancel: () => void;
}

/** Makes a digital human, or changes one. */
export function HumanForm({ human, dropped, onSaved, onCancel }: Props) {
  const t = useTranslations("humans.form");
  const { name, description, params, video, chosen, submit, waiting, save } = useHumanForm(human, onSaved);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dropped on the page is taken once
  useEffect(() => {
    if (!dropped[0]) return;
    video.upload.choose(dropped);
    chosen(dropped[0]);
  }, [dropped]);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="space-y-5"
    >
      <VideoChoice
        human={human}
        upload={video.upload}
        onChoose={chosen}
        error={video.missing ? t("required.video") : undefined}
      />
      <Field
        label={t("name")}
        maxLength={255}
        autoComplete="off"
        value={name.value}
        onChange={(event) => name.set(event.target.value)}
        error={name.missing ? t("required.name") : undefined}
      />
      <TextArea
        label={t("description")}
        hint={t("descriptionHint")}
        maxLength={10_000}
        value={description.value}
        onChange={(event) => description.set(event.target.value)}
      />
      <ParamsField
        value={params.value}
        onChange={params.set}
        error={params.wrong ? t("required.params", { example: `{"engine": "heygem"}` }) : undefined}
      />
      {save.isError && <ProblemNotice error={save.error} />}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="mr-auto text-sm text-muted" role="status">
          {waiting && t("waiting")}
        </p>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button type="submit" look="primary" busy={save.isPending || waiting}>
          {t(human ? "save" : "create")}
        </Button>
      </div>
    </form>
  );
}
