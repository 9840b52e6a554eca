/**
 * The addresses of the site for search engines (sitemaps.org), each with its versions by language. One file while
 * the entries are few; beyond, an index of files.
 */
import { db } from "#lib/db";
import { LANGS, type Lang } from "#lib/messages/lang";
import {
  agendaPath,
  apiDocumentationPath,
  collectionPath,
  ENTRY_TYPES,
  entryPath,
  homePath,
  inLanguage,
  LEGAL_PAGES,
  type LegalPage,
  legalPath,
  mapPath,
  openDataPath,
  organisationPath,
  organisationsPath,
  proposeHubPath,
  servicePath,
  sitemapPath,
  territoryPath,
  themePath,
  themesPath,
} from "#lib/paths";
import { PUBLISHED } from "./queries";

/** Entries a file: two addresses each, well under the 50,000 that the protocol allows. */
const PART = 5_000;

/** The sitemap at its usual address. */
export async function rootSitemap(origin: string): Promise<string> {
  const parts = await countParts();
  if (parts <= 1) return urlset(origin, [...(await pages()), ...(await entries(1))]);
  const files = ["pages", ...Array.from({ length: parts }, (_, index) => String(index + 1))];
  const items = files.map((part) => `<sitemap><loc>${origin}${sitemapPath(part)}</loc></sitemap>`);
  return document("sitemapindex", items);
}

/** One file of the index, "pages" or the number of a part from 1 on; null when there is no such file. */
export async function sitemapPart(part: string, origin: string): Promise<string | null> {
  if (part === "pages") return urlset(origin, await pages());
  if (!/^[1-9]\d{0,4}$/.test(part) || Number(part) > (await countParts())) return null;
  return urlset(origin, await entries(Number(part)));
}

interface Address {
  path: (lang: Lang) => string;
  changed?: Date;
}

const countParts = async () => Math.ceil((await db.entry.count({ where: PUBLISHED })) / PART);

async function entries(part: number): Promise<Address[]> {
  const rows = await db.entry.findMany({
    where: PUBLISHED,
    select: { type: true, slug: true, updatedAt: true },
    orderBy: { id: "asc" },
    skip: (part - 1) * PART,
    take: PART,
  });
  return rows.map(({ type, slug, updatedAt }) => ({
    path: (lang) => entryPath(lang, type, slug),
    changed: updatedAt,
  }));
}

async function pages(): Promise<Address[]> {
  const [themes, organisations, territories] = await Promise.all([
    db.theme.findMany({ select: { slug: true }, orderBy: { position: "asc" } }),
    db.organisation.findMany({ select: { slug: true }, orderBy: { slug: "asc" }, take: PART }),
    // Of the 36,000 places, those where something is.
    db.territory.findMany({
      where: { entries: { some: PUBLISHED } },
      select: { code: true },
      orderBy: { code: "asc" },
      take: PART,
    }),
  ]);
  const legal = Object.keys(LEGAL_PAGES).filter((page): page is LegalPage =>
    Object.hasOwn(LEGAL_PAGES, page),
  );
  return [
    homePath,
    ...ENTRY_TYPES.map((type) => (lang: Lang) => collectionPath(lang, type)),
    (lang: Lang) => agendaPath(lang),
    (lang: Lang) => mapPath(lang),
    (lang: Lang) => servicePath(lang),
    openDataPath,
    apiDocumentationPath,
    themesPath,
    organisationsPath,
    proposeHubPath,
    ...legal.map((page) => (lang: Lang) => legalPath(lang, page)),
    ...themes.map(
      ({ slug }) =>
        (lang: Lang) =>
          themePath(lang, slug),
    ),
    ...organisations.map(
      ({ slug }) =>
        (lang: Lang) =>
          organisationPath(lang, slug),
    ),
    ...territories.map(
      ({ code }) =>
        (lang: Lang) =>
          territoryPath(lang, code),
    ),
  ].map((path) => ({ path }));
}

function urlset(origin: string, addresses: readonly Address[]): string {
  return document(
    "urlset",
    addresses.flatMap((address) => LANGS.map((lang) => urlOf(origin, address, lang))),
  );
}

function urlOf(origin: string, { path, changed }: Address, lang: Lang): string {
  const own = path(lang);
  const alternate = (code: string, other: Lang) =>
    `<xhtml:link rel="alternate" hreflang="${code}" href="${escaped(origin + inLanguage(own, other))}"/>`;
  return [
    `<url><loc>${escaped(origin + own)}</loc>`,
    changed ? `<lastmod>${changed.toISOString()}</lastmod>` : "",
    ...LANGS.map((other) => alternate(other, other)),
    alternate("x-default", "fr"),
    "</url>",
  ].join("");
}

function document(root: "urlset" | "sitemapindex", items: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`,
    ...items,
    `</${root}>`,
    "",
  ].join("\n");
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
