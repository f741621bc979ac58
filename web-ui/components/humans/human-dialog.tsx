import { Pencil, Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button, buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { VideoPlayer } from "@/components/ui/video-player";
import { posterUrl, videoUrl } from "@/lib/api/digital-humans";
import { ApiError } from "@/lib/api/problem";
import type { DigitalHuman } from "@/lib/api/types";
import { humanStatus } from "@/lib/human-status";
import { routes } from "@/lib/routes";
import { HumanFacts } from "./human-facts";
import { type HumanAct, HumanMenu } from "./human-menu";
import { HumanStatusLabel } from "./human-status-label";
import { useHuman } from "./use-humans";

interface Props {
  id: string;
  /** As the list has it. */
  known: DigitalHuman | undefined;
  open: boolean;
  editable: boolean;
  /** Why what was asked of it did not work. */
  problem: unknown;
  onForget: () => void;
  onAct: (human: DigitalHuman, act: HumanAct) => void;
  onClose: () => void;
}

/** One digital human: its video to play, what it is, and what can be done with it. */
export function HumanDialog({ id, known, open, editable, problem, onForget, onAct, onClose }: Props) {
  const t = useTranslations("humans");
  const { data: human, error, refetch } = useHuman(id, known);
  const missing = error instanceof ApiError && error.status === 404;
  const title = human?.name ?? (missing ? t("missing.title") : t("loadingOne"));
  return (
    <Sheet open={open} title={title} close={t("close")} wide onClose={onClose}>
      {missing ? (
        <p className="text-muted">{t("missing.text")}</p>
      ) : (
        <div className="space-y-5">
          {problem != null && <ProblemNotice error={problem} onDismiss={onForget} />}
          {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
          {human ? (
            <Filled human={human} editable={editable} onAct={(act) => onAct(human, act)} />
          ) : (
            !error && (
              <div role="status">
                <span className="sr-only">{t("loadingOne")}</span>
                <Skeleton className="aspect-video w-full rounded-2xl" />
              </div>
            )
          )}
        </div>
      )}
    </Sheet>
  );
}

interface FilledProps {
  human: DigitalHuman;
  editable: boolean;
  onAct: (act: HumanAct) => void;
}

function Filled({ human, editable, onAct }: FilledProps) {
  const t = useTranslations("humans");
  const usable = humanStatus[human.status].usable;
  return (
    <>
      <VideoPlayer
        key={videoUrl(human)}
        src={videoUrl(human)}
        poster={posterUrl(human)}
        label={t("videoOf", { name: human.name })}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-3">
        <span className="w-full sm:mr-auto sm:w-auto">
          <HumanStatusLabel status={human.status} />
        </span>
        {editable && (
          <>
            {usable && (
              <Link
                href={routes.newTask({ human: human.id })}
                prefetch={false}
                className={buttonClass("primary")}
              >
                <Sparkles className="size-4" aria-hidden="true" />
                {t("newTask")}
              </Link>
            )}
            <Button icon={Pencil} onClick={() => onAct("edit")}>
              {t("act.edit")}
            </Button>
            <HumanMenu human={human} onAct={onAct} />
          </>
        )}
      </div>
      {!usable && <p className="text-sm text-muted">{t("inactiveHint")}</p>}
      {human.description && <p className="break-words whitespace-pre-line">{human.description}</p>}
      <HumanFacts human={human} />
    </>
  );
}
