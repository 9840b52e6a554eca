/** What an entry is in the variables of CSL, one by one. Pure. */
import { entryTypes } from "#lib/entries/types/index";
import { creditsOf, type EntryCard, numberOf, textOf } from "#lib/entries/view";
import type { CslDate, CslItem } from "./csl-item";
import { type CslName, nameOf } from "./names";

export const typeOf = ({ type, kind }: Pick<EntryCard, "type" | "kind">): string =>
  entryTypes[type].csl(kind);

/** "La ville : une enquête", with the signs of the language that it is written in. */
export function titleOf(entry: Pick<EntryCard, "title" | "details" | "language">): string {
  return [entry.title, textOf(entry, "subtitle")]
    .filter(Boolean)
    .join(entry.language === "fr" ? "\u00a0: " : ": ");
}

/** Who made it: its authors, or whoever has the first role that its type has. */
export const authorsOf = (entry: Pick<EntryCard, "type" | "credits">): CslName[] | undefined =>
  namesOf(entry, "author") ?? namesOf(entry, entryTypes[entry.type].roles[0]);

export function namesOf(entry: Pick<EntryCard, "credits">, role: string): CslName[] | undefined {
  const names = creditsOf(entry, role).map(nameOf);
  return names.length > 0 ? names : undefined;
}

/** "vol. 12, n° 4" as two numbers; other words stay together. */
export function issueOf(entry: EntryCard, type: string, number?: string) {
  const [, volume, rest] = /^vol\.\s*([^\s,]+)(?:, (.+))?$/i.exec(textOf(entry, "issue") ?? "") ?? [];
  const left = volume ? rest : textOf(entry, "issue");
  const said = left?.replace(/^n°[ \u00a0](?=\S+$)/i, "") || undefined;
  return PERIODIC.test(type) ? { volume, issue: said, number } : { volume, number: said ?? number };
}

const PERIODIC = /^(article|periodical)/;

export function pagesOf(entry: EntryCard, page: string | undefined, count: string | undefined) {
  const [from, to, all] = ["pageFrom", "pageTo", "pageCount"].map((name) => numberOf(entry, name));
  return {
    page: from ? [from, to].filter(Boolean).join("-") : page,
    "number-of-pages": count ?? all?.toString(),
  };
}

/** When it was made, or from when to when. */
export function dateOf({ startsOn, endsOn }: EntryCard): CslDate | undefined {
  const days = [startsOn, startsOn === endsOn ? null : endsOn].filter((day) => day !== null);
  return days.length > 0 ? { "date-parts": days.map((day) => day.split("-").map(Number)) } : undefined;
}

/** A date as a file wrote it: "2018-11-20", "2018/11/20/", or words. */
export function dateNamed(written: string): CslDate {
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?\/*$/.exec(written) ?? [];
  if (!year) return { literal: written };
  return { "date-parts": [[year, month, day].filter(Boolean).map(Number)] };
}

/** The first DOI, ISBN and ISSN, and in words the others. */
export function identifiersOf({ details }: EntryCard) {
  const all = Array.isArray(details.identifiers) ? details.identifiers.map(String) : [];
  const numbers: Pick<CslItem, "DOI" | "ISBN" | "ISSN"> = {
    DOI: all.find((one) => /^10\.\d{4,9}\//.test(one)),
    ISBN: all.find((one) => /^97[89]\d{10}$/.test(one)),
    ISSN: all.find((one) => /^\d{4}-\d{3}[\dX]$/.test(one)),
  };
  const held = new Set(Object.values(numbers));
  return { numbers, names: all.filter((one) => !held.has(one)) };
}
