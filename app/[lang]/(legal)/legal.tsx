import type { Metadata } from "next";
import type { ReactNode } from "react";
import { JsonLd } from "#components/layout/json-ld";
import { LegalPage } from "#components/layout/legal-page";
import { NotFoundPage } from "#components/layout/not-found-page";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import type { Operator } from "#lib/messages/fr/legal";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { type LegalPage as LegalPageName, legalPath } from "#lib/paths";

type Props = { params: Promise<{ lang: string }> };

/** The page and the metadata of one legal page: they differ by their text only. */
/** `After`: what follows its text. */
export function legalRoute(name: LegalPageName, After?: (props: { lang: Lang }) => ReactNode) {
  return {
    async generateMetadata({ params }: Props): Promise<Metadata> {
      const { lang } = await params;
      if (!isLang(lang)) return {};
      const { title, lead } = textOf(name, lang);
      return { title, description: lead, alternates: alternates(legalPath(lang, name), lang) };
    },
    async Page({ params }: Props) {
      const { lang } = await params;
      if (!isLang(lang)) return <NotFoundPage lang="fr" />;
      const text = textOf(name, lang);
      const { title, lead } = text;
      const page = {
        lang,
        origin: env.PUBLIC_URL,
        path: legalPath(lang, name),
        name: title,
        description: lead,
        crumbs: [{ label: title }],
      };
      return (
        <>
          <JsonLd node={pageNode(page, PAGE_TYPES[name])} />
          <LegalPage lang={lang} text={text}>
            {After ? <After lang={lang} /> : null}
          </LegalPage>
        </>
      );
    },
  };
}

/** The pages that schema.org has a type for. */
const PAGE_TYPES: Partial<Record<LegalPageName, "AboutPage" | "ContactPage">> = {
  about: "AboutPage",
  contact: "ContactPage",
};

function textOf(name: LegalPageName, lang: Lang) {
  const { legal } = messages(lang);
  const settings = env;
  const operator: Operator = {
    name: settings.OPERATOR_NAME ?? legal.unset,
    address: settings.OPERATOR_ADDRESS ?? legal.unset,
    email: settings.CONTACT_EMAIL ?? legal.unset,
    publisher: settings.PUBLICATION_DIRECTOR ?? legal.unset,
    host: settings.HOST_NAME ?? legal.unset,
    site: settings.PUBLIC_URL,
  };
  return legal[name](operator);
}
