import { ArrowDown, CircleAlert, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { type LogLevel, pieces, type Told } from "@/lib/task-log";
import { useFollowedTail } from "./use-followed-tail";

const looks: Record<LogLevel, string> = { info: "text-ink", warn: "text-warn", error: "text-bad" };

interface Props {
  rows: Told[];
  /** Marked where they stand. */
  words: string;
}

/** Stays at the end as rows come while the reader is there; else offers the way back. */
export function TaskLogRows({ rows, words }: Props) {
  const t = useTranslations("task.log");
  const { box, atEnd, toEnd } = useFollowedTail<HTMLDivElement>(rows.length);
  const several = rows.some(({ log }) => log.attempt !== rows[0]?.log.attempt);
  return (
    <div className="relative">
      <div
        ref={box}
        role="log"
        aria-labelledby="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[28rem] overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface px-4 py-3 shadow-card"
      >
        <ol>
          {rows.map((row, index) => (
            <li key={row.log.id}>
              {several && row.log.attempt !== rows[index - 1]?.log.attempt && (
                <p className="mt-3 mb-1 flex items-center gap-3 text-xs text-faint first:mt-0">
                  {t("attempt", { attempt: row.log.attempt })}
                  <span className="h-px flex-1 bg-line" aria-hidden="true" />
                </p>
              )}
              <Row row={row} words={words} />
            </li>
          ))}
        </ol>
      </div>
      {!atEnd && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 inline-flex h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-[0.8125rem] text-muted shadow-pop hover:text-ink"
        >
          <ArrowDown className="size-3.5" aria-hidden="true" />
          {t("toEnd")}
        </button>
      )}
    </div>
  );
}

function Row({ row: { log, text }, words }: { row: Told; words: string }) {
  const t = useTranslations("task.log");
  const format = useFormatter();
  const at = new Date(log.created_at);
  const Icon = log.level === "error" ? CircleAlert : TriangleAlert;
  return (
    <div className="flex gap-3 py-1 text-sm">
      <time
        dateTime={log.created_at}
        title={format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
        className="shrink-0 text-faint tabular-nums"
      >
        {format.dateTime(at, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" })}
      </time>
      <span className={`min-w-0 break-words whitespace-pre-line ${looks[log.level]}`}>
        {log.level !== "info" && (
          <Icon className="mr-1.5 inline size-3.5 align-[-0.125em]" aria-label={t(`mark.${log.level}`)} />
        )}
        {pieces(text, words).map((piece, index) =>
          index % 2 === 0 ? (
            piece
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other name than their place
            <mark key={index} className="rounded-sm bg-accent-soft text-accent">
              {piece}
            </mark>
          ),
        )}
      </span>
    </div>
  );
}
