import { Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { routes } from "@/lib/routes";
import { AcceptedNotice } from "./accepted-notice";
import { DetailsFields } from "./details-fields";
import { newHuman } from "./draft";
import { EnginePicker } from "./engine-picker";
import { EstimatePanel } from "./estimate-panel";
import { HumanPicker } from "./human-picker";
import { NewHumanFields } from "./new-human-fields";
import { ParamsFields } from "./params-fields";
import { useFaultWords } from "./use-fault-words";
import { type Start, useNewTask } from "./use-new-task";
import { VoicesField } from "./voices-field";
import { wantedEstimate } from "./wanted-estimate";

/** The fields that the last part of the form holds. */
const detail = /^(name|description|priority|external_id|not_before|labels\b)/;

export function NewTaskForm({ start }: { start: Start }) {
  const t = useTranslations("newTask");
  const say = useFaultWords();
  const router = useRouter();
  const form = useNewTask(start, (outcome) =>
    router.push("task" in outcome ? routes.task(outcome.task.id) : routes.tasks({ batch: outcome.batch.id })),
  );
  const { draft, voices, faults, engine, params, given, chosen, submission } = form;
  const several = voices.all.length > 1;
  const wrong = Object.keys(faults);
  const { element, seekFault } = useFirstFault(submission.isPending);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
    seekFault();
  };

  return (
    <form
      ref={element}
      onSubmit={submit}
      noValidate
      className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="min-w-0 space-y-8">
        {form.accepted && <AcceptedNotice {...form.accepted} left={voices.all.length} />}
        <HumanPicker
          value={draft.human}
          chosen={chosen.data}
          onChange={(human) => form.change({ human }, "digital_human_id")}
          error={say(faults.digital_human_id)}
        />
        {draft.human === newHuman && <NewHumanFields {...form} />}
        <VoicesField voices={voices} faults={faults} onEdit={form.edited} />
        <EnginePicker
          engines={form.engines}
          value={engine?.name ?? null}
          onChange={(name) => form.change({ engine: name }, "params")}
          error={say(faults["params.engine"])}
        />
        <div className="space-y-3">
          {engine && (
            <Disclosure
              title={t("params.section")}
              about={t("params.about", { count: Object.keys(given).length })}
              needed={wrong.some((field) => /^params\.(?!engine$)/.test(field))}
            >
              <ParamsFields
                engine={engine.name}
                params={params}
                given={given}
                ofHuman={chosen.data?.params ?? {}}
                faults={faults}
                onChange={form.setParam}
              />
            </Disclosure>
          )}
          <Disclosure
            title={t("details")}
            about={t("detailsAbout")}
            needed={wrong.some((field) => detail.test(field))}
          >
            <DetailsFields draft={draft} faults={faults} several={several} onChange={form.change} />
          </Disclosure>
        </div>
      </div>
      <div className="space-y-4 lg:sticky lg:top-24">
        <EstimatePanel
          wanted={wantedEstimate(form)}
          count={voices.all.length}
          notBefore={draft.notBefore === "" ? null : new Date(draft.notBefore)}
        />
        {submission.isError && <ProblemNotice error={submission.error} />}
        <Button
          type="submit"
          look="primary"
          icon={Sparkles}
          busy={submission.isPending}
          className="h-11 w-full"
        >
          {t("submit", { count: Math.max(1, voices.all.length) })}
        </Button>
        {wrong.length > 0 && (
          <p role="status" className="text-sm text-bad">
            {t("wrong", { count: wrong.length })}
          </p>
        )}
      </div>
    </form>
  );
}

/** After a try to hand in, the first field that is wrong has the focus: at once, or when the gateway has said so. */
function useFirstFault(sending: boolean) {
  const element = useRef<HTMLFormElement>(null);
  const [sought, setSought] = useState(false);
  useEffect(() => {
    if (!sought || sending) return;
    setSought(false);
    const field = firstWrong(element.current);
    // What is shut away cannot have the focus.
    const shut = field?.closest("details");
    if (shut) shut.open = true;
    field?.focus();
  }, [sought, sending]);
  return { element, seekFault: () => setSought(true) };
}

/** What the first error describes: a control, or several of them, of which the chosen one stands for all. */
function firstWrong(form: HTMLFormElement | null): HTMLElement | null {
  for (const { id } of form?.querySelectorAll("[role=alert][id]") ?? []) {
    const wrong = form?.querySelector<HTMLElement>(`[aria-describedby~="${id}"]`);
    if (!wrong) continue;
    const options = [...wrong.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    return options.find(({ checked }) => checked) ?? options[0] ?? wrong;
  }
  return null;
}
