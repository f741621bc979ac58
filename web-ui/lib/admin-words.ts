import en from "../messages/en/admin.json";
import zhCN from "../messages/zh-CN/admin.json";
import type { Locale } from "./preferences";

/** The words of the settings and of what an administrator sees there: fetched with those pages alone. */
export const adminWords: Record<Locale, typeof en> = { en, "zh-CN": zhCN };
