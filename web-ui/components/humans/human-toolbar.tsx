import { useTranslations } from "use-intl";
import { FilterLinks } from "@/components/ui/filter-links";
import { SearchField } from "@/components/ui/search-field";
import { type HumanFilter, humanStatuses, placeHref } from "@/lib/human-filter";

interface Props {
  filter: HumanFilter;
  onSearch: (q: string) => void;
}

/** What narrows the grid, all of it in the address. */
export function HumanToolbar({ filter: { q, status }, onSearch }: Props) {
  const t = useTranslations("humans");
  const options = [undefined, ...humanStatuses].map((option) => ({
    label: option ? t(`status.${option}`) : t("all"),
    href: placeHref({ q, status: option }),
    current: option === status,
  }));
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:items-center sm:justify-between">
      <FilterLinks label={t("filter")} options={options} />
      <search className="sm:w-72">
        <SearchField label={t("search")} value={q} onSearch={onSearch} />
      </search>
    </div>
  );
}
