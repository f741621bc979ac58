import { useTranslations } from "use-intl";
import type { Task } from "@/lib/api/types";

/** The gateway's stable words in the reader's language; a word from a newer gateway shows as it came. */
export function useTaskWords() {
  const t = useTranslations();
  return {
    stage: (task: Task): string => {
      if (task.stage === null) return t("task.starting");
      const key = `stage.${task.stage}` as "stage.render";
      return t.has(key) ? t(key) : task.stage;
    },
    failure: (task: Task): string => {
      const key = `failure.${task.error_code}` as "failure.other";
      return t.has(key) ? t(key) : t("failure.other");
    },
  };
}
