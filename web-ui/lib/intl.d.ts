import type en from "../messages/en";
import type admin from "../messages/en/admin.json";
import type { Locale } from "./preferences";

// Makes every key and argument of a message known to the compiler.
declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en & typeof admin;
  }
}
