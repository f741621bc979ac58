import { ListFilter, Plus, UserRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { ListEnd } from "@/components/shell/list-end";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { DigitalHuman } from "@/lib/api/types";
import type { HumanFilter } from "@/lib/human-filter";
import { HumanCard } from "./human-card";
import type { HumanAct } from "./human-menu";
import { useHumanList } from "./use-humans";
import { useReached } from "./use-reached";

const grid = "mt-5 grid grid-cols-2 gap-3 sm:gap-5 md:grid-cols-3 lg:grid-cols-4";

interface Props {
  filter: HumanFilter;
  editable: boolean;
  onCreate: () => void;
  onShowAll: () => void;
  onOpen: (human: DigitalHuman) => void;
  onAct: (human: DigitalHuman, act: HumanAct) => void;
}

export function HumanGrid({ filter, editable, onCreate, onShowAll, onOpen, onAct }: Props) {
  const t = useTranslations("humans");
  const list = useHumanList(filter);
  const { data, error, isPending, isPlaceholderData, isFetchingNextPage } = list;
  const more = useReached(() => {
    if (!isFetchingNextPage && !list.isFetchNextPageError) void list.fetchNextPage();
  });

  if (isPending) return <Loading />;
  const humans = data?.pages.flatMap((page) => page.data) ?? [];
  const filtered = filter.q !== "" || filter.status !== undefined;
  return (
    <>
      {error && !list.isFetchNextPageError && (
        <div className="mt-5">
          <ProblemNotice error={error} onRetry={() => void list.refetch()} />
        </div>
      )}
      {data &&
        humans.length === 0 &&
        (filtered ? <None onShowAll={onShowAll} /> : <Empty {...{ editable, onCreate }} />)}
      <ul
        className={`${grid} transition-opacity ${isPlaceholderData ? "opacity-60" : ""}`}
        aria-busy={isPlaceholderData}
      >
        {humans.map((human) => (
          <HumanCard
            key={human.id}
            human={human}
            editable={editable}
            onOpen={() => onOpen(human)}
            onAct={(act) => onAct(human, act)}
          />
        ))}
      </ul>
      <ListEnd ref={more} query={list} more={t("showMore")} />
    </>
  );
}

function Empty({ editable, onCreate }: Pick<Props, "editable" | "onCreate">) {
  const t = useTranslations("humans");
  return (
    <EmptyState
      icon={UserRound}
      title={t("empty.title")}
      text={t(editable ? "empty.text" : "empty.readOnly")}
      action={
        editable && (
          <Button look="primary" icon={Plus} onClick={onCreate}>
            {t("new")}
          </Button>
        )
      }
    />
  );
}

function None({ onShowAll }: Pick<Props, "onShowAll">) {
  const t = useTranslations("humans.none");
  return (
    <EmptyState
      icon={ListFilter}
      title={t("title")}
      text={t("text")}
      action={<Button onClick={onShowAll}>{t("action")}</Button>}
    />
  );
}

function Loading() {
  const t = useTranslations("humans");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <div className={grid}>
        {["a", "b", "c", "d", "e", "f", "g", "h"].map((card) => (
          <div key={card} className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
            <Skeleton className="aspect-[4/3] rounded-none" />
            <div className="space-y-2.5 p-4">
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-3.5 w-2/5" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
