import "../globals.css";
import type { Metadata, Viewport } from "next";
import { SiteFooter } from "#components/layout/site-footer";
import { SiteHeader } from "#components/layout/site-header";
import { env } from "#lib/env";
import { isLang, type Lang, messages } from "#lib/messages/index";

/** An unknown language is read in French, so that its 404 has a frame; pages refuse it themselves. */
const langOf = (segment: string): Lang => (isLang(segment) ? segment : "fr");

export async function generateMetadata({ params }: LayoutProps<"/[lang]">): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const { common } = messages(lang);
  return {
    metadataBase: new URL(env.PUBLIC_URL),
    title: { default: `${common.siteName} · ${common.tagline}`, template: `%s · ${common.siteName}` },
    description: common.description,
    icons: {
      icon: [
        { url: "/favicon.svg", type: "image/svg+xml" },
        { url: "/favicon.ico", sizes: "32x32" },
      ],
      apple: "/apple-touch-icon.png",
    },
    openGraph: {
      siteName: common.siteName,
      type: "website",
      locale: lang === "fr" ? "fr_FR" : "en_GB",
      images: [{ url: `/og-${lang}.png`, width: 1200, height: 630, alt: common.tagline }],
    },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#13262b" },
  ],
};

export default async function Layout({ children, params }: LayoutProps<"/[lang]">) {
  const lang = langOf((await params).lang);
  return (
    <html lang={lang}>
      <body>
        <a className="skip-link" href="#content">
          {messages(lang).common.skip}
        </a>
        <SiteHeader lang={lang} />
        <main id="content" tabIndex={-1}>
          <div className="wrap">{children}</div>
        </main>
        <SiteFooter lang={lang} />
      </body>
    </html>
  );
}
