/**
 * An entry in the fifteen elements of Dublin Core (`oai_dc`), which every harvester reads: what it is, who made it, when,
 * about what, where to find it. Pure. https://www.openarchives.org/OAI/2.0/guidelines-oai_dc.htm
 */
import { pagesOf, placeOf } from "#lib/entries/facts";
import { optionLabel } from "#lib/entries/field-words";
import type { CreditRole } from "#lib/entries/fields";
import { addressOfIdentifier } from "#lib/entries/identifiers";
import { RECORD_LANG } from "#lib/entries/language";
import type { EntryRecord } from "#lib/entries/records";
import { entryTypes } from "#lib/entries/types/index";
import { textOf } from "#lib/entries/view";
import { LICENCE } from "#lib/licence";
import { LANGS, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { group, text } from "./element";

/** What each role is to Dublin Core; those that are not here are contributors. */
const ELEMENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    author: "dc:creator",
    organiser: "dc:creator",
    operator: "dc:creator",
    publisher: "dc:publisher",
    parent: "dc:publisher",
    host: "dc:publisher",
  } satisfies Partial<Record<CreditRole, string>>),
);

/** @param origin the site's address, without a final slash */
export function dublinCore(entry: EntryRecord, origin: string): string {
  const people = (element: string) => {
    const credits = entry.credits.filter(({ role }) => (ELEMENTS.get(role) ?? "dc:contributor") === element);
    return [...new Set(credits.map(({ name }) => name))].map((name) => text(element, name));
  };
  const subtitle = textOf(entry, "subtitle");
  const own = { "xml:lang": entry.language };
  const french = { "xml:lang": RECORD_LANG };
  return dc([
    text("dc:title", [entry.title, subtitle].filter(Boolean).join("\u00a0: "), own),
    ...listOf(entry, "aliases").map((alias) => text("dc:title", alias, own)),
    ...people("dc:creator"),
    ...LANGS.flatMap((lang) =>
      entry.themes.map((theme) => text("dc:subject", themeLabel(theme, lang), { "xml:lang": lang })),
    ),
    text("dc:description", entry.summary, french),
    ...people("dc:publisher"),
    ...people("dc:contributor"),
    ...[...new Set([entry.startsOn, entry.endsOn])].map((date) => text("dc:date", date)),
    text("dc:type", entryTypes[entry.type].schemaOrg(entry.kind)),
    ...LANGS.map((lang) => text("dc:type", optionLabel("kind", entry.kind, lang), { "xml:lang": lang })),
    text("dc:format", pagesOf(entry, "fr"), french),
    text("dc:identifier", origin + entryPath("fr", entry.type, entry.slug)),
    text("dc:identifier", entry.url),
    ...listOf(entry, "identifiers").map((known) =>
      text("dc:identifier", addressOfIdentifier(known) ?? known),
    ),
    text("dc:source", [textOf(entry, "container"), textOf(entry, "issue")].filter(Boolean).join(", ")),
    ...entry.sources.map(({ document, locator }) =>
      text("dc:source", [document, locator].filter(Boolean).join(", ")),
    ),
    text("dc:language", entry.language),
    ...entry.relations.map((relation) =>
      text("dc:relation", origin + entryPath("fr", relation.entry.type, relation.entry.slug)),
    ),
    ...entry.links.map((link) => text("dc:relation", link.url)),
    text("dc:coverage", entry.territory?.name),
    text("dc:coverage", placeOf({ ...entry, territory: null }, "fr")),
    text("dc:rights", messages("fr").openData.recordRights(LICENCE.name, LICENCE.url), french),
  ]);
}

export const dc = (elements: readonly string[]): string =>
  group("oai_dc:dc", elements, {
    "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation":
      "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
  });

/** A detail that is a list of texts. */
export function listOf({ details }: Pick<EntryRecord, "details">, name: string): string[] {
  const value = details[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
