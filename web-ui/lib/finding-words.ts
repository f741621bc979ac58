import en from "../messages/en/findings.json";
import zhCN from "../messages/zh-CN/findings.json";
import type { WorkerCheck } from "./api/types";
import { sentences } from "./gateway-words";
import type { Locale } from "./preferences";

/** Apart from the other messages, which every page loads. */
export const findings = { en, "zh-CN": zhCN };

const sentence = sentences(findings);

/** What a check has found, as the reader would say it; null where its word is not known here. */
export function findingWords(locale: Locale, { code, args }: WorkerCheck): string | null {
  return sentence(locale, `findings.${code}`, args, "") || null;
}
