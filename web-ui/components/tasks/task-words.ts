import { useLocale, useTranslations } from "use-intl";
import type { Task, TaskLog, Waiting } from "@/lib/api/types";
import { sentence } from "@/lib/gateway-words";
import type { Attempt } from "@/lib/task-attempts";

/** The gateway's stable words in the reader's language; a word from a newer gateway shows as it came. */
export function useTaskWords() {
  const t = useTranslations();
  const locale = useLocale();
  return {
    stage: (word: string | null): string => {
      if (word === null) return t("task.starting");
      const key = `stage.${word}` as "stage.render";
      return t.has(key) ? t(key) : word;
    },
    /** The kind of failure: a headline. */
    failure: (task: Task): string => {
      const key = `failure.${task.error_code}` as "failure.other";
      return t.has(key) ? t(key) : t("failure.other");
    },
    /** The failure itself and what to do about it; null where its words are not known here. */
    reason: ({ error_reason, error_args }: Task): { cause: string; remedy: string } | null => {
      const cause = sentence(locale, `failures.${error_reason}.cause`, error_args, "");
      const remedy = sentence(locale, `failures.${error_reason}.remedy`, error_args, "");
      return cause && remedy ? { cause, remedy } : null;
    },
    /** How an attempt ended, and why where it did not end well; empty while it goes on. */
    outcome: ({ outcome, code }: Attempt): string => {
      if (outcome === null) return "";
      if (outcome === "completed") return t("status.completed");
      const group = outcome === "failed" ? "failure" : "stop";
      const key = `${group}.${code}` as "failure.other";
      const why = t.has(key) ? t(key) : (code ?? "");
      return outcome === "failed" ? why : t("task.timeline.stopped", { why });
    },
    log: ({ code, args, level, message }: TaskLog): string => {
      const cause = sentence(locale, `failures.${code}.cause`, args, "");
      if (cause) return level === "error" ? t("task.logFailed", { cause }) : cause;
      const milestone = sentence(locale, `milestones.${code}`, args, "");
      return milestone || sentence(locale, `notes.${code}`, args, message);
    },
    /** What is in the way of a pending task, as a headline. */
    blocked: ({ waiting }: Task): string => {
      const key = `waitingTitle.${waiting?.code}` as "waitingTitle.retry_at";
      return t.has(key) ? t(key) : t("task.blocked");
    },
    waiting: ({ code, args, message }: Waiting): string => {
      const key = code === "dispatch_paused" && args.reason ? "dispatch_paused_because" : code;
      return sentence(locale, `waiting.${key}`, args, message);
    },
  };
}

/** What passes without anybody's doing. */
const passing = ["workspace_at_cap", "not_before", "retry_at"];

/** Whether a person has to do something before the task can go out. */
export function needsAPerson({ waiting }: Task): boolean {
  return waiting !== null && !passing.includes(waiting.code);
}

/** Whether that is something about the workers. */
export function needsWorkers(task: Task): boolean {
  return needsAPerson(task) && task.waiting?.code !== "dispatch_paused";
}
