"use client";

import { ListFilter, MailCheck } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { AdminOnly } from "@/components/session/admin-only";
import { PageHead } from "@/components/settings/page-head";
import { Loading, PagedList } from "@/components/settings/paged-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useLast } from "@/lib/use-last";
import { DropAll } from "./drop-all";
import { ParkedDialog } from "./parked-dialog";
import { ParkedRow } from "./parked-row";
import { QueueFilter } from "./queue-filter";
import { useParkedList } from "./use-parked";
import { parkedHref, useParkedPlace } from "./use-parked-place";

export function ParkedPage() {
  const t = useTranslations("parked");
  return (
    <AdminOnly fallback={<Loading words={t("loading")} />}>
      <Parked />
    </AdminOnly>
  );
}

function Parked() {
  const t = useTranslations("parked");
  const format = useFormatter();
  const { place, choose, open, close } = useParkedPlace();
  const list = useParkedList(place.queue);
  const shown = useLast(place.message);
  const [replayedTo, setReplayedTo] = useState<string | null>(null);
  const total = list.data?.pages[0]?.total ?? 0;
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")}>
        {total > 0 && <DropAll queue={place.queue} count={total} />}
      </PageHead>
      <QueueFilter queue={place.queue} rows={rows} onChoose={choose} />
      <p role="status" className="mt-4 text-sm text-muted empty:hidden">
        {replayedTo && t("replayed", { queue: replayedTo })}
      </p>
      {total > 0 && (
        <p className="mt-4 text-sm text-muted">{t("count", { count: format.number(total), total })}</p>
      )}
      <PagedList
        query={list}
        label={t("title")}
        loading={t("loading")}
        empty={place.queue === null ? <Empty /> : <None onShowAll={() => choose(null)} />}
        row={(message) => (
          <ParkedRow
            message={message}
            href={parkedHref({ ...place, message: message.id })}
            onOpen={() => {
              setReplayedTo(null);
              open(message.id);
            }}
          />
        )}
      />
      {shown && (
        <ParkedDialog
          key={shown}
          id={shown}
          open={place.message !== null}
          onReplayed={(queue) => {
            setReplayedTo(queue);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

function Empty() {
  const t = useTranslations("parked.empty");
  return <EmptyState icon={MailCheck} title={t("title")} text={t("text")} />;
}

function None({ onShowAll }: { onShowAll: () => void }) {
  const t = useTranslations("parked.none");
  return (
    <EmptyState
      icon={ListFilter}
      title={t("title")}
      text={t("text")}
      action={<Button onClick={onShowAll}>{t("action")}</Button>}
    />
  );
}
