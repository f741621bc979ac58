import { Mic, MicOff, Server, ServerOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { FieldGroup } from "@/components/ui/field-group";
import { Skeleton } from "@/components/ui/skeleton";
import type { Engine } from "@/lib/api/types";
import type { Engines } from "./use-engines";

interface Props {
  engines: Engines;
  value: string | null;
  onChange: (engine: string) => void;
  error?: string | undefined;
}

/** What renders: whether the mouth follows the voice, and whether anybody could begin now. */
export function EnginePicker({ engines, value, onChange, error }: Props) {
  const t = useTranslations("newTask");
  const { all, failure, retry } = engines;
  return (
    <FieldGroup label={t("engine")} error={error}>
      {failure !== null && <ProblemNotice error={failure} onRetry={retry} />}
      {!all && failure === null && (
        <div role="status" className="grid gap-3 sm:grid-cols-2">
          <span className="sr-only">{t("loadingEngines")}</span>
          <Skeleton className="h-24 rounded-xl" />
          <Skeleton className="h-24 rounded-xl" />
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {all?.map((engine) => (
          <Option
            key={engine.name}
            engine={engine}
            checked={engine.name === value}
            onChange={() => onChange(engine.name)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function Option({
  engine: { name, is_default, lip_sync, live_workers },
  checked,
  onChange,
}: {
  engine: Engine;
  checked: boolean;
  onChange: () => void;
}) {
  const t = useTranslations("newTask");
  const Lips = lip_sync ? Mic : MicOff;
  const Workers = live_workers > 0 ? Server : ServerOff;
  return (
    <label className="flex cursor-pointer gap-3 rounded-xl border border-line bg-surface p-4 shadow-card transition-colors hover:border-edge has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name="engine"
        value={name}
        checked={checked}
        onChange={onChange}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 text-sm">
        <span className="block text-[0.9375rem] font-medium break-words">
          {name}
          {is_default && <span className="font-normal text-faint"> · {t("engineDefault")}</span>}
        </span>
        <span className="mt-1 flex items-center gap-1.5 text-muted">
          <Lips className="size-3.5 shrink-0" aria-hidden="true" />
          {t(lip_sync ? "lipSync" : "noLipSync")}
        </span>
        <span className={`mt-0.5 flex items-center gap-1.5 ${live_workers > 0 ? "text-muted" : "text-warn"}`}>
          <Workers className="size-3.5 shrink-0" aria-hidden="true" />
          {t("engineWorkers", { count: live_workers })}
        </span>
      </span>
    </label>
  );
}
