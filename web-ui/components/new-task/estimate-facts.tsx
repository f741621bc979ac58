import { CalendarClock, TriangleAlert } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { Estimate } from "@/lib/api/types";
import { roughly } from "@/lib/format";

interface Props {
  estimate: Estimate;
  count: number;
  notBefore: Date | null;
  now: Date;
}

/** Waiting, rendering and the end, as far as past runs tell; what they do not tell is said, too. */
export function EstimateFacts({ estimate, count, notBefore, now }: Props) {
  const t = useTranslations("newTask.estimate");
  const format = useFormatter();
  const locale = useLocale();
  const { engine, wait_seconds, render_seconds, p90, learnt_from } = estimate;
  const later = notBefore !== null && notBefore > now ? notBefore : null;
  const latest = p90 === null || later ? null : new Date(now.getTime() + p90 * 1000);

  return (
    <>
      <dl className="mt-3 space-y-2">
        {later === null && wait_seconds !== null && (
          <Row
            label={t("wait")}
            value={wait_seconds < 1 ? t("none") : t("about", { time: roughly(wait_seconds, locale) })}
          />
        )}
        {render_seconds !== null && (
          <Row
            label={t(count > 1 ? "renderAll" : "render")}
            value={t("about", { time: roughly(render_seconds, locale) })}
          />
        )}
      </dl>
      {later && (
        <Note icon={CalendarClock}>
          {t("later", { at: format.dateTime(later, { dateStyle: "medium", timeStyle: "short" }) })}
        </Note>
      )}
      {later === null && wait_seconds === null && render_seconds !== null && (
        <Note icon={TriangleAlert}>{t("noWorker", { engine })}</Note>
      )}
      {render_seconds === null && <p className="mt-2 text-sm text-muted">{t("firstRun", { engine })}</p>}
      {latest && (
        <p className="mt-3 border-t border-line pt-3 text-sm text-muted">
          {t.rich("latest", {
            at: format.dateTime(latest, {
              ...(latest.toDateString() !== now.toDateString() && { dateStyle: "medium" }),
              timeStyle: "short",
            }),
            b: (text) => <strong className="font-medium text-ink">{text}</strong>,
          })}
        </p>
      )}
      {learnt_from > 0 && (
        <p className="mt-2 text-[0.8125rem] text-faint">{t("learntFrom", { count: learnt_from })}</p>
      )}
    </>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="font-medium tabular-nums">{value}</dd>
    </div>
  );
}

function Note({ icon: Icon, children }: { icon: typeof CalendarClock; children: string }) {
  return (
    <p className="mt-3 flex gap-2 text-sm text-warn">
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {children}
    </p>
  );
}
