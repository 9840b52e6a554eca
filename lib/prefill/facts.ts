/** What a source says of a thing, in the words of our fields. Each fact keeps where it was found. Pure. */
import type { CreditRole, linkKinds } from "#lib/entries/fields";
import type { EntryType } from "#lib/paths";
import { tidyLine, tidyText, UNREADABLE } from "#lib/text";

/** Where a fact was found: within a page, by which marks; or the catalogue that was asked; or what was typed itself. */
export const origins = [
  "typed",
  "schema.org",
  "citation",
  "microformats",
  "opengraph",
  "dublincore",
  "html",
  "pdf",
  "crossref",
  "datacite",
  "hal",
  "bnf",
] as const;
export type Origin = (typeof origins)[number];

export interface Facts {
  /** What it seems to be, and its kinds by likelihood: those of its type count. */
  type?: EntryType;
  kinds?: readonly string[];
  title?: string;
  subtitle?: string;
  summary?: string;
  language?: string;
  url?: string;
  /** Partial dates. A text has been published, a body founded; what happens starts and ends. */
  publishedOn?: string;
  openedOn?: string;
  startsOn?: string;
  endsOn?: string;
  startTime?: string;
  endTime?: string;
  timezone?: string;
  address?: string;
  country?: string;
  latitude?: number;
  longitude?: number;
  container?: string;
  issue?: string;
  pageFrom?: number;
  pageTo?: number;
  pageCount?: number;
  identifiers?: readonly string[];
  credits?: readonly { role: CreditRole; name: string; organisation?: string }[];
  /** The commune and its postcode, and the words that it is filed under: what the directory knows of them is below. */
  locality?: { name: string; postcode: string | null };
  keywords?: readonly string[];
  territory?: string;
  themes?: readonly string[];
  links?: readonly { url: string; label: string; kind: (typeof linkKinds)[number]; language: null }[];
}

export type FactName = keyof Facts;
export type Found = { [Name in FactName]?: { value: NonNullable<Facts[Name]>; origin: Origin } };

/** The facts of several places, the surest first: each fact is taken from the first that has it. */
export function gather(places: readonly { origin: Origin; facts: Facts }[]): Found {
  const pairs = places.flatMap(({ origin, facts }) =>
    Object.entries(facts).flatMap(([name, value]) =>
      isEmpty(value) ? [] : [[name, { value, origin }] as const],
    ),
  );
  return Object.fromEntries(pairs.toReversed());
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** A line as a field takes it, cut at a word where it is too long; undefined when there is nothing in it. */
export function lineOf(text: string | null | undefined, max = 300): string | undefined {
  return cut(tidyLine((text ?? "").slice(0, max * 4)).replaceAll(UNREADABLE, ""), max);
}

export function textOf(text: string | null | undefined, max = 1000): string | undefined {
  return cut(tidyText((text ?? "").slice(0, max * 4)).replaceAll(UNREADABLE, ""), max);
}

function cut(text: string, max: number): string | undefined {
  if (text.length <= max) return text || undefined;
  return `${text.slice(0, max - 2).replace(/\s+\S*$/, "")}\u00a0…`;
}

/** "fr-FR", "fr_FR", "fre" and "fra" are all "fr" (BCP 47, ISO 639). */
export function languageOf(text: string | null | undefined): string | undefined {
  try {
    const { language } = new Intl.Locale((text ?? "").trim().replaceAll("_", "-").slice(0, 35));
    return language.length === 2 ? language : undefined;
  } catch {
    return undefined;
  }
}

/** "Martin, Camille" is printed "Camille Martin"; a name with several commas is left alone. */
export function personOf(name: string | null | undefined): string | undefined {
  const line = lineOf(name, 200);
  const [, family, given] = /^([^,]{1,100}), ?([^,]{1,100})$/.exec(line ?? "") ?? [];
  return family && given ? `${given} ${family}` : line;
}

export function creditsOf(role: CreditRole, names: readonly (string | undefined)[]) {
  return [...new Set(names)].flatMap((name) => (name ? [{ role, name }] : [])).slice(0, 30);
}

/** What is filed under several words gives them in a list, or in one text with commas. */
export function keywordsOf(texts: readonly (string | null | undefined)[]): string[] {
  const words = texts
    .flatMap((text) => (text ?? "").slice(0, 2000).split(/[,;]/))
    .map((word) => lineOf(word, 100));
  return [...new Set(words.flatMap((word) => word ?? []))].slice(0, 40);
}

/** A whole number of pages, or nothing. */
export function pageOf(text: string | null | undefined): number | undefined {
  const [, digits] = /^\s*(\d{1,6})\s*$/.exec(text ?? "") ?? [];
  const page = Number(digits ?? 0);
  return page >= 1 && page <= 100_000 ? page : undefined;
}

/** "12-34", "12–34", "p. 12-34" or "12". */
export function pagesOf(text: string | null | undefined): Pick<Facts, "pageFrom" | "pageTo"> {
  const [, from, to] =
    /^(?:pp?\.? ?)?(\d{1,6})(?: ?[-–] ?(\d{1,6}))?$/.exec((text ?? "").slice(0, 40).trim()) ?? [];
  const [pageFrom, pageTo] = [pageOf(from), pageOf(to)];
  return pageTo && pageFrom && pageTo < pageFrom ? { pageFrom } : { pageFrom, pageTo };
}

/** An address without the marks of campaigns, or nothing when it is not one that a reader could follow. */
export function webAddress(text: string | null | undefined, base?: string): string | undefined {
  const said = (text ?? "").trim();
  if (!said || said.length > 2000 || !URL.canParse(said, base)) return undefined;
  const url = new URL(said, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname.includes("."))
    return undefined;
  for (const name of [...url.searchParams.keys()]) {
    if (/^(utm_.*|fbclid|gclid|mc_cid|mc_eid|mtm_.*|pk_.*)$/i.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}
