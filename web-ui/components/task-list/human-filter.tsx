import { Combobox, ComboboxButton, ComboboxInput, ComboboxOption, ComboboxOptions } from "@headlessui/react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check, ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Thumbnail } from "@/components/ui/thumbnail";
import { listHumans } from "@/lib/api/digital-humans";
import { cacheKeys } from "@/lib/task-cache";
import { useHumanName } from "./use-human-name";

interface Props {
  human: string | null;
  onChange: (human: string | null) => void;
}

/** Whose tasks: one of the digital humans, found by a piece of the name. */
export function HumanFilter({ human, onChange }: Props) {
  const t = useTranslations("tasks.human");
  const [text, setText] = useState("");
  const name = useHumanName(human);
  const { data } = useQuery({
    queryKey: [...cacheKeys.humans, "found", text],
    queryFn: ({ signal }) => listHumans({ q: text, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Combobox immediate value={human} onChange={onChange} onClose={() => setText("")}>
      <div className="relative sm:w-44">
        <ComboboxInput
          aria-label={t("label")}
          placeholder={t("any")}
          autoComplete="off"
          displayValue={(id: string | null) => (id === null ? "" : (name ?? "…"))}
          onChange={(event) => setText(event.target.value.trim())}
          className="h-10 w-full truncate rounded-lg border border-edge bg-surface pr-9 pl-3 text-base text-ink placeholder:text-muted sm:text-[0.9375rem]"
        />
        {human === null ? (
          <ComboboxButton
            aria-label={t("label")}
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-faint"
          >
            <ChevronDown className="size-4" aria-hidden="true" />
          </ComboboxButton>
        ) : (
          <button
            type="button"
            aria-label={t("clear")}
            title={t("clear")}
            onClick={() => onChange(null)}
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-lg text-muted hover:text-ink"
          >
            <X className="size-4" aria-hidden="true" />
          </button>
        )}
      </div>
      <ComboboxOptions
        anchor={{ to: "bottom start", gap: 4, padding: 8 }}
        className="z-30 max-h-80! w-72 rounded-xl border border-line bg-surface p-1 shadow-pop"
      >
        {data?.data.map((option) => (
          <ComboboxOption
            key={option.id}
            value={option.id}
            className="flex items-center gap-3 rounded-lg px-2 py-1.5 text-sm data-focus:bg-sunken"
          >
            <Thumbnail src={option.thumbnail_url} className="w-14 shrink-0 rounded-md!" />
            <span className="min-w-0 flex-1 truncate">{option.name}</span>
            {option.id === human && <Check className="size-4 text-accent" aria-hidden="true" />}
          </ComboboxOption>
        ))}
        {data?.data.length === 0 && <p className="px-3 py-2 text-sm text-muted">{t("none")}</p>}
      </ComboboxOptions>
    </Combobox>
  );
}
