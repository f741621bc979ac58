import { Combobox, ComboboxInput, ComboboxOption, ComboboxOptions } from "@headlessui/react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Thumbnail } from "@/components/ui/thumbnail";
import { listHumans, posterUrl } from "@/lib/api/digital-humans";
import { cacheKeys } from "@/lib/task-cache";

interface Props {
  human: string | null;
  onChange: (human: string | null) => void;
  onClose: () => void;
}

/** Finds one of the digital humans by a piece of the name; open as soon as it is there. */
export function HumanSearch({ human, onChange, onClose }: Props) {
  const t = useTranslations("tasks.human");
  const [text, setText] = useState("");
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...cacheKeys.humans, "found", text],
    queryFn: ({ signal }) => listHumans({ q: text, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Combobox immediate value={human} onChange={onChange} onClose={onClose}>
      <ComboboxInput
        autoFocus
        aria-label={t("label")}
        placeholder={t("search")}
        autoComplete="off"
        displayValue={() => ""}
        onChange={(event) => setText(event.target.value.trim())}
        className="h-10 w-full truncate rounded-lg border border-edge bg-surface px-3 text-base text-ink placeholder:text-faint sm:text-[0.9375rem]"
      />
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
            <Thumbnail src={posterUrl(option)} className="w-14 shrink-0 rounded-md!" />
            <span className="min-w-0 flex-1 truncate">{option.name}</span>
            {option.id === human && <Check className="size-4 text-accent" aria-hidden="true" />}
          </ComboboxOption>
        ))}
        {isPending && (
          <p role="status" className="px-3 py-2 text-sm text-muted">
            {t("loading")}
          </p>
        )}
        {error && (
          // Pressed, it must not take the focus: that would close the list.
          // biome-ignore lint/a11y/noStaticElementInteractions: its button is what is pressed
          <div onMouseDown={(event) => event.preventDefault()} className="p-1">
            <ProblemNotice error={error} onRetry={() => void refetch()} />
          </div>
        )}
        {!error && data?.data.length === 0 && <p className="px-3 py-2 text-sm text-muted">{t("none")}</p>}
      </ComboboxOptions>
    </Combobox>
  );
}
