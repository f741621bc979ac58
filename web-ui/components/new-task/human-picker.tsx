import { Check, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useLiveTopic } from "@/components/live/live-provider";
import { ListEnd } from "@/components/shell/list-end";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { FieldGroup } from "@/components/ui/field-group";
import { SearchField } from "@/components/ui/search-field";
import { Skeleton } from "@/components/ui/skeleton";
import { Thumbnail } from "@/components/ui/thumbnail";
import { posterUrl } from "@/lib/api/digital-humans";
import type { DigitalHuman } from "@/lib/api/types";
import { newHuman } from "./draft";
import { useUsableHumans } from "./use-usable-humans";

interface Props {
  /** An id, {@link newHuman}, or null. */
  value: string | null;
  /** The chosen one, once it is known. */
  chosen: DigitalHuman | undefined;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** With fewer than these, all are in sight. */
const worthSearching = 8;

/** Who is seen: the pictures of those that may be used, the chosen one always among them. */
export function HumanPicker({ value, chosen, onChange, error }: Props) {
  const t = useTranslations("newTask");
  const [q, setQ] = useState("");
  const list = useUsableHumans(q);
  const { rows, error: failure, isPending, hasNextPage } = list;
  useLiveTopic("digital_humans");

  const missing = chosen && chosen.id === value && !rows.some(({ id }) => id === chosen.id);
  const shown = missing ? [chosen, ...rows] : rows;
  const tile = (id: string) => ({ id, checked: value === id, onChange: () => onChange(id) });
  return (
    <FieldGroup label={t("presenter")} error={error}>
      {(q !== "" || hasNextPage || rows.length >= worthSearching) && (
        <div className="mb-3">
          <SearchField label={t("searchHumans")} value={q} onSearch={setQ} />
        </div>
      )}
      {failure && !list.isFetchNextPageError && (
        <ProblemNotice error={failure} onRetry={() => void list.refetch()} />
      )}
      {isPending ? (
        <Loading />
      ) : (
        <div className="-m-1 grid max-h-[27rem] grid-cols-2 gap-3 overflow-y-auto p-1 sm:grid-cols-3 xl:grid-cols-4">
          {shown.map((human) => (
            <Tile key={human.id} {...tile(human.id)} label={human.name}>
              <Thumbnail src={posterUrl(human)} className="w-full rounded-none" />
            </Tile>
          ))}
          {q === "" && (
            <Tile {...tile(newHuman)} label={t("presenterNew")}>
              <span className="flex aspect-video items-center justify-center bg-accent-soft text-accent">
                <Plus className="size-6" aria-hidden="true" />
              </span>
            </Tile>
          )}
          {q !== "" && rows.length === 0 && !failure && (
            <p className="col-span-full py-6 text-center text-muted">{t("noHumansFound", { q })}</p>
          )}
          <ListEnd query={list} more={t("moreHumans")} />
        </div>
      )}
    </FieldGroup>
  );
}

function Loading() {
  const t = useTranslations("newTask");
  return (
    <div role="status" className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
      <span className="sr-only">{t("loadingHumans")}</span>
      <Skeleton className="aspect-[4/3] rounded-xl" />
      <Skeleton className="aspect-[4/3] rounded-xl" />
      <Skeleton className="aspect-[4/3] rounded-xl" />
    </div>
  );
}

interface TileProps {
  id: string;
  label: string;
  checked: boolean;
  onChange: () => void;
  children: ReactNode;
}

/** A radio button drawn as a picture with its name. */
function Tile({ id, label, checked, onChange, children }: TileProps) {
  return (
    <label className="relative cursor-pointer overflow-hidden rounded-xl border border-line bg-surface shadow-card transition-colors hover:border-edge has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input type="radio" name="human" value={id} checked={checked} onChange={onChange} className="sr-only" />
      {children}
      <span className="flex items-center gap-2 px-3 py-2.5 text-sm">
        <span className="min-w-0 flex-1 truncate" title={label}>
          {label}
        </span>
        {checked && <Check className="size-4 shrink-0 text-accent" aria-hidden="true" />}
      </span>
    </label>
  );
}
