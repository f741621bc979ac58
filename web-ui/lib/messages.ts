import en from "../messages/en.json";
import zhCN from "../messages/zh-CN.json";
import type { Locale } from "./preferences";

export const messages: Record<Locale, typeof en> = { en, "zh-CN": zhCN };
