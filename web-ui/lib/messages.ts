import en from "../messages/en";
import zhCN from "../messages/zh-CN";
import type { Locale } from "./preferences";

export const messages: Record<Locale, typeof en> = { en, "zh-CN": zhCN };
