import type { ReactNode } from "react";
import { LiveProvider } from "@/components/live/live-provider";
import { AppHeader } from "@/components/shell/app-header";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <LiveProvider>
      <AppHeader />
      <main id="content" className="mx-auto w-full max-w-6xl px-4 pt-8 pb-24 sm:px-6 sm:pt-10">
        {children}
      </main>
    </LiveProvider>
  );
}
