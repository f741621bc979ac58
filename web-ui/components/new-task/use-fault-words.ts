import { useTranslations } from "use-intl";
import type { Fault } from "./faults";

/** Says a fault in the reader's language; the gateway's own sentence where we have none for its word. */
export function useFaultWords(): (fault: Fault | undefined) => string | undefined {
  const t = useTranslations();
  return (fault) => {
    if (fault === undefined) return undefined;
    if ("problem" in fault) {
      const { code, message } = fault.problem;
      const known = [`newTask.refused.${code}`, `problem.${code}`].find((key) =>
        t.has(key as "problem.code"),
      );
      return known ? t(known as "problem.code") : message;
    }
    const { word, ...args } = fault;
    return t(`newTask.faults.${word}` as "newTask.faults.between", args as { least: number; most: number });
  };
}
