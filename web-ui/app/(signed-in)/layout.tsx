import type { ReactNode } from "react";
import { CompletionNotices } from "@/components/live/completion-notices";
import { LiveProvider } from "@/components/live/live-provider";
import { OfflineNotice } from "@/components/live/offline-notice";
import { RunningShare } from "@/components/live/running-share";
import { AppHeader } from "@/components/shell/app-header";
import { BottomNav } from "@/components/shell/bottom-nav";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <LiveProvider>
      <AppHeader />
      <OfflineNotice />
      <CompletionNotices />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl px-4 pt-6 pb-[calc(var(--bottom-bar)+2.5rem)] outline-none sm:px-6 sm:pt-8 lg:pb-24"
      >
        <RunningShare>{children}</RunningShare>
      </main>
      <BottomNav />
    </LiveProvider>
  );
}
