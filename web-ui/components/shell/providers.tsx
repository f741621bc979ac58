"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { IntlProvider } from "use-intl";
import { wasSignedIn } from "@/components/session/use-session";
import { isUnauthorized, isUnreachable } from "@/lib/api/problem";
import { messages } from "@/lib/messages";
import { routes } from "@/lib/routes";
import { useLocale, useTheme } from "@/lib/use-preferences";

/** Files of the site need no session: it can be fetched when one has ended. A new release may have other files. */
const SignInAgain = lazy(() =>
  import("@/components/session/sign-in-again").then<Dialog, Dialog>(
    ({ SignInAgain }) => ({ default: SignInAgain }),
    () => ({ default: ToSignIn }),
  ),
);

interface Dialog {
  default: ComponentType<{ open: boolean; onDone: () => void }>;
}

function ToSignIn() {
  useEffect(() => {
    const { pathname, search } = window.location;
    window.location.assign(routes.login(pathname + search));
  }, []);
  return null;
}

/** What the browser thinks of its network says nothing of a gateway on this machine, or beside it: that is asked. */
const networkMode = "always";

const tryAgain = (failures: number, error: unknown) => failures < 2 && isUnreachable(error);

/** What every page stands on: words, theme, and the cache of what the gateway said. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <Words>
      <Cache>{children}</Cache>
    </Words>
  );
}

function Words({ children }: { children: ReactNode }) {
  const [locale] = useLocale();
  const [theme] = useTheme();
  const [timeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);

  useEffect(() => {
    document.documentElement.lang = locale;
    delete document.documentElement.dataset.translating;
  }, [locale]);

  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <IntlProvider locale={locale} messages={messages[locale]} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}

/**
 * A call refused for want of a session leads to the sign-in, and from there back. Where somebody was signed in the page
 * stays, with what was typed into it, and asks for the key itself.
 */
function Cache({ children }: { children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const place = useRef({ router, pathname });
  place.current = { router, pathname };

  const [ended, setEnded] = useState(false);
  const wanted = useRef(false);
  wanted.current ||= ended;
  const [client] = useState(() => {
    const onError = (error: unknown) => {
      const here = place.current.pathname;
      if (!isUnauthorized(error) || here === routes.login()) return;
      if (wasSignedIn(cache)) setEnded(true);
      else place.current.router.replace(routes.login(here + window.location.search));
    };
    const cache = new QueryClient({
      queryCache: new QueryCache({ onError }),
      mutationCache: new MutationCache({ onError }),
      defaultOptions: {
        // Live frames keep what is shown fresh; a hidden tab need not ask.
        queries: { retry: tryAgain, staleTime: 30_000, refetchOnWindowFocus: "always", networkMode },
        mutations: { networkMode },
      },
    });
    return cache;
  });
  // Nothing of one key may greet the next.
  useEffect(() => {
    if (pathname !== routes.login()) return;
    client.clear();
    setEnded(false);
  }, [client, pathname]);
  return (
    <QueryClientProvider client={client}>
      {children}
      {wanted.current && (
        <Suspense>
          <SignInAgain open={ended} onDone={() => setEnded(false)} />
        </Suspense>
      )}
    </QueryClientProvider>
  );
}
