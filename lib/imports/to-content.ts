/** What all records become alike: summary and presentation, themes, credits, addresses. Pure. */
import { languageOptions } from "#lib/entries/vocabularies";
import { messages } from "#lib/messages/index";
import { own } from "#lib/own";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { fold, tidyLine, tidyText } from "#lib/text";
import type { Known } from "./known";

/** The content of an entry, valid or not: validation says what it lacks. */
export interface Converted {
  type: EntryType;
  content: Content;
}

export interface Settings {
  known: Known;
  /** ISO 639-1: of what does not say its own. */
  language: string;
}

const MAX_SUMMARY = 1000;

/**
 * A text that is a summary is the summary; a longer one is the presentation, and its first sentences the summary. What
 * else the record says is listed at the end of the presentation, so that nothing is lost.
 */
export function textsOf(written: string, others: readonly (readonly [name: string, value: string])[]) {
  const text = tidyText(written.replace(/<[^>]{1,200}>/g, " ").replace(/ {2,}/g, " "));
  const long = text.length > MAX_SUMMARY;
  const listed = others.flatMap(([name, value]) => {
    const said = tidyLine(value);
    return said ? [`- ${escaped(labelOf(name))} : ${escaped(said)}`] : [];
  });
  const { otherData } = messages("fr").imports.record;
  const body = [
    ...(long ? [escaped(text)] : []),
    ...(listed.length > 0 ? [`## ${otherData}`, listed.join("\n")] : []),
  ];
  return {
    summary: long ? firstSentences(text) : text || null,
    body: body.join("\n\n").slice(0, 20_000) || null,
  };
}

/** As many whole sentences as a summary takes; a sentence that is longer is cut between words. */
function firstSentences(text: string): string {
  const line = tidyLine(text.replaceAll("\n", " "));
  const start = line.slice(0, MAX_SUMMARY);
  const whole = /^.*[.!?…](?=\s)/su.exec(start)?.[0];
  if (whole && whole.length > MAX_SUMMARY / 3) return whole;
  return `${start.slice(0, MAX_SUMMARY - 2).replace(/\s\S*$/, "")}\u00a0…`;
}

/** Signs that Markdown would read. */
const escaped = (text: string) => text.replace(/([\\`*_[\]<>#])/g, "\\$1");

/** The presentation is in French, as the directory is; what no name of ours stands for keeps its own. */
function labelOf(name: string): string {
  const labels: Readonly<Record<string, string>> = messages("fr").imports.record.names;
  const key = name.toLowerCase();
  return own(labels, key) ?? name;
}

/** Themes of the vocabulary, eight at most, and the words that are none. */
export function themesOf(words: readonly string[], known: Known): { themes: string[]; left: string[] } {
  const named = [...new Set(together(words.map(tidyLine).filter(Boolean), known))];
  const themes = [...new Set(named.flatMap((word) => known.theme(word) ?? []))];
  const kept = new Set(themes.slice(0, 8));
  return { themes: [...kept], left: named.filter((word) => !kept.has(known.theme(word) ?? "")) };
}

/** The comma of a theme's own name separates words for those who write lists with commas: they are put together again. */
function together(words: readonly string[], known: Known): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    const parts = [3, 2, 1].find((count) => known.theme(words.slice(at, at + count).join(", "))) ?? 1;
    joined.push(words.slice(at, at + parts).join(", "));
    at += parts;
  }
  return joined;
}

export function creditOf(role: string, written: string, known: Known) {
  const name = tidyLine(written).slice(0, 300);
  return { role, name, note: null, organisation: known.organisation(name), entry: null };
}

/** An address other than the first: its name is that of its site, or the words before it. */
export function linkOf(url: string, label = "") {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
  return {
    url: url.trim(),
    label: tidyLine(label).slice(0, 200) || host.slice(0, 200),
    kind: "other",
    language: null,
  };
}

export const unique = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** "fr", "fr-FR", "french", "français" as ISO 639-1; null when it is none of ours. */
export function languageOf(written: string): string | null {
  const text = fold(written.trim());
  const code = /^([a-z]{2})(?:[-_].*)?$/.exec(text)?.[1];
  return code ?? LANGUAGE_NAMES.get(text) ?? null;
}

const LANGUAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ...(["fr", "en"] as const).flatMap((lang) =>
    languageOptions(lang).map(({ value, label }) => [fold(label), value] as const),
  ),
  ...Object.entries({
    francais: "fr",
    fre: "fr",
    fra: "fr",
    eng: "en",
    american: "en",
    british: "en",
    usenglish: "en",
    ukenglish: "en",
    ngerman: "de",
    deutsch: "de",
    ger: "de",
    deu: "de",
    spa: "es",
    ita: "it",
  }),
]);
