import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { messages } from "@/lib/messages";
import type { Locale } from "@/lib/preferences";

/** A cache that takes a first failure for an answer. */
export const askingOnce = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** A page or a part of one as the app shows it, at UTC. */
export function inApp(page: ReactNode, cache = askingOnce(), locale: Locale = "en"): ReactElement {
  return (
    <QueryClientProvider client={cache}>
      <IntlProvider locale={locale} messages={messages[locale]} timeZone="UTC">
        {page}
      </IntlProvider>
    </QueryClientProvider>
  );
}
