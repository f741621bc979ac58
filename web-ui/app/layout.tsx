import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { messages } from "@/lib/messages";
import { beforePaint, exportLocale } from "@/lib/preferences";
import "./globals.css";

export const metadata: Metadata = { description: messages[exportLocale].login.lead };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8faf9" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1210" },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    // The script below may have set the theme before React looks.
    <html lang={exportLocale} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, allowed by its hash in the page's policy */}
        <script dangerouslySetInnerHTML={{ __html: beforePaint }} />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
