"use client";

import type { ReactNode } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import { adminWords } from "@/lib/admin-words";

/** Adds to the words of all pages those of the settings. */
export function AdminWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const messages = useMessages();
  return (
    <IntlProvider locale={locale} messages={{ ...messages, ...adminWords[locale] }}>
      {children}
    </IntlProvider>
  );
}
