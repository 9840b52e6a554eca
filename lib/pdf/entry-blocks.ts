/** An entry as blocks to print: whole, or as one of a list. Pure. */
import { formatDay } from "#lib/dates";
import { citationOf, recordCitation } from "#lib/entries/citation";
import { factsOf } from "#lib/entries/fact-list";
import { languageName, optionLabel } from "#lib/entries/field-words";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import type { EntryRecord } from "#lib/entries/records";
import { relationLabel } from "#lib/entries/relations";
import { creditsByRole, type EntryRef, relationsByKind, textOf } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath, organisationPath, territoryPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { type Block, type Inline, plain, type Text } from "./blocks";
import { addressOf, blocksOfMarkdown } from "./from-html";

export interface Printing {
  lang: Lang;
  /** The site's address, without a final slash. */
  origin: string;
  now: Date;
}

/** All that its page says, from its title on. */
export function entryBlocks(entry: EntryRecord, printing: Printing): Block[] {
  const { lang } = printing;
  const words = messages(lang).reading.entry;
  const part = (title: string, blocks: readonly Block[]): Block[] =>
    blocks.length > 0 ? [{ kind: "heading", level: 2, text: plain(title) }, ...blocks] : [];
  return [
    ...opening(entry, 1, printing),
    facts(entry, printing),
    ...part(
      words.presentation,
      entry.body ? blocksOfMarkdown(entry.body, 3, foreign(RECORD_LANG, lang)) : [],
    ),
    ...part(words.credits, credits(entry, printing)),
    ...part(words.links, links(entry, lang)),
    ...part(words.relations, relations(entry, printing)),
    ...part(words.sources, sources(entry, printing)),
    ...part(words.cite, [record(entry, printing)]),
  ];
}

/** An entry among others: what it is, its main facts, where to read on; then what the list has to say of it. */
export function shortBlocks(entry: EntryRecord, printing: Printing, note: readonly Block[] = []): Block[] {
  return [
    {
      kind: "section",
      opens: "rule",
      blocks: [...opening(entry, 2, printing), ...note, facts(entry, printing, true)],
    },
  ];
}

/** @param level that of its title */
function opening(entry: EntryRecord, level: 1 | 2, { lang, origin }: Printing): Block[] {
  const { common } = messages(lang);
  const subtitle = textOf(entry, "subtitle");
  const kicker = [
    common.types[entry.type].one,
    optionLabel("kind", entry.kind, lang),
    entry.language === lang ? null : common.inLanguage(languageName(entry.language, lang)),
  ];
  const title = { text: entry.title, lang: foreign(entry.language, lang) };
  const href = origin + entryPath(lang, entry.type, entry.slug);
  return [
    { kind: "paragraph", look: "kicker", text: plain(kicker.filter(Boolean).join(" · ")) },
    { kind: "heading", level, text: [level === 1 ? title : { ...title, href }] },
    ...(subtitle
      ? [{ kind: "paragraph", text: [{ ...title, text: subtitle, italic: true }] } satisfies Block]
      : []),
    {
      kind: "paragraph",
      look: level === 1 ? "lead" : undefined,
      text: said(entry.summary, RECORD_LANG, lang),
    },
  ];
}

function facts(entry: EntryRecord, { lang, origin, now }: Printing, withCredits = false): Block {
  const words = messages(lang).reading.entry;
  const all = factsOf(entry, lang, now).map(({ label, values }) => ({
    name: label,
    values: values.map(
      ({ text, lang: typedIn, territory }): Text => [
        {
          text,
          lang: typedIn && foreign(typedIn, lang),
          ...(territory !== undefined && { href: origin + territoryPath(lang, territory) }),
        },
      ],
    ),
  }));
  const themes = entry.themes.map((theme) => themeLabel(theme, lang)).join(", ");
  const site = entry.url && addressOf(entry.url);
  return {
    kind: "facts",
    facts: [
      ...all,
      ...(themes ? [{ name: words.themes, values: [plain(themes)] }] : []),
      ...(withCredits
        ? creditsByRole(entry.credits).map(([role, credited]) => ({
            name: optionLabel("role", role, lang),
            values: [plain(credited.map(({ name }) => name).join(", "))],
          }))
        : []),
      ...(site && entry.url
        ? [{ name: messages(lang).fields.url.label, values: [[{ text: entry.url, href: site }]] }]
        : []),
    ],
  };
}

function credits(entry: EntryRecord, { lang, origin }: Printing): Block[] {
  const facts = creditsByRole(entry.credits).map(([role, credited]) => ({
    name: optionLabel("role", role, lang),
    values: credited.map(({ name, note, organisation, entry: presented }): Text => {
      const path = presented
        ? entryPath(lang, presented.type, presented.slug)
        : organisation && organisationPath(lang, organisation.slug);
      return [
        { text: name, ...(path && { href: origin + path }) },
        ...(note ? [{ text: ` (${note})`, muted: true, lang: foreign(RECORD_LANG, lang) }] : []),
      ];
    }),
  }));
  return facts.length > 0 ? [{ kind: "facts", facts }] : [];
}

function links(entry: EntryRecord, lang: Lang): Block[] {
  const items = entry.links.map(({ url, label, kind, language }): Block[] => [
    {
      kind: "paragraph",
      text: [
        { text: label, lang: foreign(language ?? RECORD_LANG, lang), href: addressOf(url) },
        {
          text: ` · ${[optionLabel("link", kind, lang), language ? languageName(language, lang) : null].filter(Boolean).join(" · ")}\n${url}`,
          muted: true,
        },
      ],
    },
  ]);
  return items.length > 0 ? [{ kind: "list", start: null, items }] : [];
}

function relations(entry: EntryRecord, { lang, origin }: Printing): Block[] {
  const facts = relationsByKind(entry.relations).map(([kind, related]) => ({
    name: relationLabel(kind, lang),
    values: related.map(
      ({ entry: other, note }): Text => [
        linkTo(other, lang, origin),
        ...(note ? [{ text: `\n${note}`, muted: true, lang: foreign(RECORD_LANG, lang) }] : []),
      ],
    ),
  }));
  return facts.length > 0 ? [{ kind: "facts", facts }] : [];
}

function sources(entry: EntryRecord, { lang, origin }: Printing): Block[] {
  const language = foreign(RECORD_LANG, lang);
  const items = entry.sources.map(({ document, locator, entry: presented }): Block[] => [
    {
      kind: "paragraph",
      text: [
        { text: document, lang: language, ...(presented && { href: linkTo(presented, lang, origin).href }) },
        ...(locator ? [{ text: `, ${locator}`, lang: language, muted: true }] : []),
      ],
    },
  ]);
  return items.length > 0 ? [{ kind: "list", start: null, items }] : [];
}

const linkTo = ({ type, slug, title, language }: EntryRef, lang: Lang, origin: string): Inline => ({
  text: title,
  lang: foreign(language, lang),
  href: origin + entryPath(lang, type, slug),
});

/** How to cite the thing and its record, which version of it this is, under which licence; and the way to it. */
function record(entry: EntryRecord, { lang, origin }: Printing): Block {
  const { printing, reading } = messages(lang);
  const url = origin + entryPath(lang, entry.type, entry.slug);
  const { changed, published, licence } = reading.entry;
  const dates = `${changed(entry.version, formatDay(entry.updatedAt, lang))}. ${published(formatDay(entry.publishedAt, lang))}`;
  const [before, after] = recordCitation(entry, lang, url).split(url);
  return {
    kind: "code-of",
    url,
    alt: printing.code(url),
    text: [
      said(citationOf(entry, lang), entry.language, lang),
      [{ text: before ?? "" }, { text: url, href: url }, { text: after ?? "" }],
      plain(`${dates} ${licence}`),
    ],
  };
}

const said = (text: string, language: string, lang: Lang): Text => [{ text, lang: foreign(language, lang) }];
