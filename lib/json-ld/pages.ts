/** Pages in schema.org's words: the site, what each page is and where it stands, lists. Pure. */
import { LICENCE } from "#lib/licence";
import { type Lang, messages } from "#lib/messages/index";
import { homePath, searchPath } from "#lib/paths";
import { clean, type Node } from "./node";

/** What stands between the home page and the page, which comes last. */
export type Crumbs = readonly { label: string; href?: string }[];

export interface Page {
  lang: Lang;
  /** The site's address, without a final slash. */
  origin: string;
  path: string;
  name: string;
  description?: string | null;
  crumbs: Crumbs;
  updated?: Date | null;
}

export const siteId = (origin: string) => `${origin}/#site`;
const publisherId = (origin: string) => `${origin}/#publisher`;

/** The home page: the site, who publishes it and how it is searched. */
export function siteNode(lang: Lang, origin: string, operator: string | undefined): Node {
  const { common } = messages(lang);
  const template = `${origin}${searchPath(lang)}?q={search_term_string}`;
  return {
    "@type": "WebSite",
    "@id": siteId(origin),
    name: common.siteName,
    alternateName: common.tagline,
    description: common.description,
    url: origin + homePath(lang),
    inLanguage: lang,
    license: LICENCE.url,
    publisher: {
      "@type": "Organization",
      "@id": publisherId(origin),
      name: operator ?? common.siteName,
      url: origin + homePath(lang),
    },
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: template },
      "query-input": "required name=search_term_string",
    },
  };
}

/** A page and where it stands. */
export function pageNode(
  { lang, origin, path, name, description, crumbs, updated }: Page,
  type: "WebPage" | "CollectionPage" | "AboutPage" | "ContactPage" = "WebPage",
): Node {
  return clean({
    "@type": type,
    "@id": origin + path,
    url: origin + path,
    name,
    description,
    inLanguage: lang,
    license: LICENCE.url,
    isPartOf: { "@type": "WebSite", "@id": siteId(origin), name: messages(lang).common.siteName },
    breadcrumb: breadcrumbNode(lang, origin, path, crumbs),
    dateModified: updated?.toISOString(),
  });
}

/** A page that lists things, or terms of a vocabulary. */
export function collectionNode(page: Page, list: Node | null, about: Node | null = null): Node {
  return clean({ ...pageNode(page, "CollectionPage"), about, mainEntity: list });
}

/**
 * Things in their order.
 * @param total how many there are in all, when that is known
 */
export function listNode(items: readonly Node[], total: number | null = items.length): Node | null {
  if (items.length === 0) return null;
  return clean({
    "@type": "ItemList",
    numberOfItems: total,
    itemListElement: items.map((item, index) => ({ "@type": "ListItem", position: index + 1, item })),
  });
}

function breadcrumbNode(lang: Lang, origin: string, path: string, crumbs: Crumbs): Node {
  const all = [{ label: messages(lang).common.home, href: homePath(lang) }, ...crumbs];
  return {
    "@type": "BreadcrumbList",
    itemListElement: all.map(({ label, href }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: label,
      item: { "@id": origin + (href ?? path) },
    })),
  };
}
