import { useQuery } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { FieldError } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { Thumbnail } from "@/components/ui/thumbnail";
import { listActiveHumans } from "@/lib/api/digital-humans";
import { cacheKeys } from "@/lib/task-cache";

/** Stands for the one that the form is about to make. */
export const newHuman = "new";

interface Props {
  /** An id, {@link newHuman}, or null. */
  value: string | null;
  onChange: (value: string) => void;
  error?: string | undefined;
}

export function HumanPicker({ value, onChange, error }: Props) {
  const t = useTranslations("newTask");
  const {
    data,
    error: failure,
    isPending,
    refetch,
  } = useQuery({
    queryKey: cacheKeys.humans,
    queryFn: ({ signal }) => listActiveHumans(signal),
  });
  const tile = (id: string) => ({ id, checked: value === id, onChange: () => onChange(id) });
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("presenter")}</legend>
      {failure && <ProblemNotice error={failure} onRetry={() => void refetch()} />}
      {isPending ? (
        <div role="status" className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          <span className="sr-only">{t("loadingHumans")}</span>
          <Skeleton className="aspect-[4/3] rounded-xl" />
          <Skeleton className="aspect-[4/3] rounded-xl" />
        </div>
      ) : (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {data?.data.map((human) => (
            <Tile key={human.id} {...tile(human.id)} label={human.name}>
              <Thumbnail src={human.thumbnail_url} className="w-full rounded-none" />
            </Tile>
          ))}
          <Tile {...tile(newHuman)} label={t("presenterNew")}>
            <span className="flex aspect-video items-center justify-center bg-accent-soft text-accent">
              <Plus className="size-6" aria-hidden="true" />
            </span>
          </Tile>
        </div>
      )}
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
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
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {checked && <Check className="size-4 shrink-0 text-accent" aria-hidden="true" />}
      </span>
    </label>
  );
}
