"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLiveTopic } from "@/components/live/live-provider";
import { useMay } from "@/components/session/use-session";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import type { DigitalHuman } from "@/lib/api/types";
import { useLast } from "@/lib/use-last";
import { DeleteHuman } from "./delete-human";
import { DropAnywhere } from "./drop-anywhere";
import { HumanDialog } from "./human-dialog";
import { HumanFormDialog } from "./human-form-dialog";
import { HumanGrid } from "./human-grid";
import { HumanToolbar } from "./human-toolbar";
import { useHumanActs } from "./use-human-acts";
import { useHumanPlace } from "./use-human-place";

export function HumansPage() {
  const t = useTranslations("humans");
  const { place, filter, open, close } = useHumanPlace();
  const { asked, act, end, problem, forget } = useHumanActs();
  const editable = useMay("submit");
  const [dropped, setDropped] = useState<File[]>([]);
  const [known, setKnown] = useState<DigitalHuman>();
  const shown = useLast(place.human);
  const touched = useLast(asked);
  useLiveTopic("digital_humans");

  const create = (files: File[] = []) => {
    setDropped(files);
    open({ creating: true });
  };
  const look = (human: DigitalHuman) => {
    forget();
    setKnown(human);
    open({ human: human.id });
  };
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <div className="mb-5 flex min-h-10 items-center justify-between gap-4">
        <h1 className="text-2xl">{t("title")}</h1>
        {editable && (
          <Button look="primary" icon={Plus} onClick={() => create()}>
            {t("new")}
          </Button>
        )}
      </div>
      <DropAnywhere words={t("dropHere")} onDrop={editable ? create : null}>
        <HumanToolbar filter={place} onSearch={(q) => filter({ q })} />
        {problem && place.human === null && (
          <div className="mt-5">
            <ProblemNotice error={problem} onDismiss={forget} />
          </div>
        )}
        <HumanGrid
          filter={{ q: place.q, status: place.status }}
          editable={editable}
          onCreate={() => create()}
          onShowAll={() => filter({ q: "", status: undefined })}
          onOpen={look}
          onAct={act}
        />
      </DropAnywhere>
      {shown !== null && (
        <HumanDialog
          key={shown}
          id={shown}
          known={known?.id === shown ? known : undefined}
          open={place.human !== null && asked === null}
          editable={editable}
          problem={problem}
          onForget={forget}
          onAct={act}
          onClose={() => {
            forget();
            close();
          }}
        />
      )}
      <HumanFormDialog
        human={null}
        open={editable && place.creating}
        dropped={dropped}
        onSaved={(human) => filter({ creating: false, human: human.id })}
        onClose={() => {
          setDropped([]);
          close();
        }}
      />
      {touched && (
        <>
          <HumanFormDialog
            key={touched.human.id}
            human={touched.human}
            open={asked?.act === "edit"}
            onSaved={end}
            onClose={end}
          />
          <DeleteHuman
            key={`delete ${touched.human.id}`}
            human={touched.human}
            open={asked?.act === "delete"}
            onDeleted={() => {
              end();
              if (place.human === touched.human.id) close();
            }}
            onClose={end}
          />
        </>
      )}
    </>
  );
}
