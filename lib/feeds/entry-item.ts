/** An entry as an item of a feed. Pure. */
import { periodOf, placeOf } from "#lib/entries/facts";
import { optionLabel } from "#lib/entries/field-words";
import { RECORD_LANG } from "#lib/entries/language";
import type { EntryRecord } from "#lib/entries/records";
import { entryTypes } from "#lib/entries/types/index";
import type { CreditView } from "#lib/entries/view";
import { renderMarkdown } from "#lib/markdown";
import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, entryPath, organisationPath, themePath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { escapeXml } from "#lib/xml";
import type { FeedCategory, FeedItem, FeedPerson } from "./feed";

/** @param origin the site's address, without a final slash */
export function itemOf(entry: EntryRecord, lang: Lang, origin: string): FeedItem {
  const role = entryTypes[entry.type].roles[0];
  const main = entry.credits.filter((credit) => credit.role === role);
  const people = (credits: readonly CreditView[]) => peopleOf(credits, lang, origin);
  return {
    // The entry's own, which neither its address nor its version changes.
    id: `urn:uuid:${entry.id}`,
    title: entry.title,
    titleLang: entry.language,
    lang: RECORD_LANG,
    published: entry.publishedAt,
    updated: entry.updatedAt,
    link: origin + entryPath(lang, entry.type, entry.slug),
    related: entry.url,
    authors: people(main),
    contributors: people(entry.credits.filter((credit) => !main.includes(credit))),
    summary: entry.summary,
    html: htmlOf(entry, lang),
    categories: categoriesOf(entry, lang, origin),
  };
}

/** What it is, when and where; what its page says of it; where the thing itself is. */
function htmlOf(entry: EntryRecord, lang: Lang): string {
  const { common, reading } = messages(lang);
  const facts = [
    common.types[entry.type].one,
    optionLabel("kind", entry.kind, lang),
    periodOf(entry, lang),
    placeOf(entry, lang),
  ];
  const known = [...new Set(facts.filter((fact) => fact !== null))];
  return [
    `<p>${escapeXml(known.join(" · "))}</p>`,
    `<p>${escapeXml(entry.summary)}</p>`,
    ...(entry.body ? [renderMarkdown(entry.body).trim()] : []),
    ...(entry.url
      ? [
          `<p><a href="${escapeXml(entry.url)}">${escapeXml(reading.entry.visitSite(new URL(entry.url).host))}</a></p>`,
        ]
      : []),
  ].join("\n");
}

/** Each name once. */
function peopleOf(credits: readonly CreditView[], lang: Lang, origin: string): FeedPerson[] {
  const people = credits.map(({ name, organisation, entry }): [string, FeedPerson] => {
    const path = organisation
      ? organisationPath(lang, organisation.slug)
      : entry && entryPath(lang, entry.type, entry.slug);
    return [name, { name, url: path && origin + path }];
  });
  return [...new Map(people).values()];
}

function categoriesOf(entry: EntryRecord, lang: Lang, origin: string): FeedCategory[] {
  return [
    {
      term: entry.type,
      scheme: origin + collectionPath(lang, entry.type),
      label: messages(lang).common.types[entry.type].one,
    },
    ...entry.themes.map((theme) => ({
      term: theme.slug,
      scheme: origin + themePath(lang, theme.slug),
      label: themeLabel(theme, lang),
    })),
  ];
}
