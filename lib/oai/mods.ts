/**
 * An entry in MODS 3.7, the richer format: it has a place for what Dublin Core blurs, the role of each name, what holds an
 * article and its pages, the kinds of dates and of relations, the record as apart from the thing. What only a type has and
 * MODS has no element for is a note of the field's name, so that a new type needs nothing here. Pure.
 * https://www.loc.gov/standards/mods/
 */
import { optionLabel } from "#lib/entries/field-words";
import type { CreditRole } from "#lib/entries/fields";
import { addressOfIdentifier } from "#lib/entries/identifiers";
import { RECORD_LANG } from "#lib/entries/language";
import type { EntryRecord } from "#lib/entries/records";
import { fieldsOf } from "#lib/entries/types/index";
import { type CreditView, numberOf, textOf } from "#lib/entries/view";
import { LICENCE } from "#lib/licence";
import { LANGS, messages } from "#lib/messages/index";
import { entryPath, organisationPath, themePath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { listOf } from "./dublin-core";
import { group, text } from "./element";
import { identifierOf } from "./identifier";
import { printStamp } from "./stamp";
import { asUri } from "./uri";

/** @param origin the site's address, without a final slash */
export function mods(entry: EntryRecord, origin: string): string {
  return group(
    "mods",
    [
      group("titleInfo", [text("title", entry.title), text("subTitle", textOf(entry, "subtitle"))], {
        "xml:lang": entry.language,
      }),
      ...listOf(entry, "aliases").map((alias) =>
        group("titleInfo", [text("title", alias)], { type: "alternative", "xml:lang": entry.language }),
      ),
      ...entry.credits.map((credit) => nameOf(credit, origin)),
      text("genre", entry.type, { authority: "sillage", type: "type" }),
      text("genre", entry.kind, { authority: "sillage", type: "kind" }),
      ...LANGS.map((lang) =>
        text("genre", optionLabel("kind", entry.kind, lang), { displayLabel: "kind", "xml:lang": lang }),
      ),
      originInfo(entry),
      group("language", [text("languageTerm", entry.language, { type: "code", authority: "rfc5646" })]),
      extentOf(entry),
      text("abstract", entry.summary, { "xml:lang": RECORD_LANG }),
      text("note", entry.body, { type: "body", "xml:lang": RECORD_LANG }),
      ...detailNotes(entry),
      ...subjects(entry, origin),
      host(entry),
      ...entry.relations.map(({ kind, note, entry: other }) =>
        group(
          "relatedItem",
          [
            text("identifier", origin + entryPath("fr", other.type, other.slug), { type: "uri" }),
            text("note", note, { "xml:lang": RECORD_LANG }),
          ],
          { otherType: kind, otherTypeAuth: "sillage" },
        ),
      ),
      ...entry.sources.map(({ document, locator, entry: other }) =>
        group(
          "relatedItem",
          [
            group("titleInfo", [text("title", document)]),
            text("identifier", other && origin + entryPath("fr", other.type, other.slug), { type: "uri" }),
            group("part", [text("text", locator)]),
          ],
          { type: "isReferencedBy" },
        ),
      ),
      ...identifiers(entry),
      location(entry, origin),
      recordInfo(entry),
    ],
    {
      version: "3.7",
      xmlns: "http://www.loc.gov/mods/v3",
      "xmlns:xlink": "http://www.w3.org/1999/xlink",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": "http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-7.xsd",
    },
  );
}

/** https://www.loc.gov/marc/relators/: those of our roles that have a code there. */
const RELATORS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    author: "aut",
    editor: "edt",
    contributor: "ctb",
    publisher: "pbl",
    organiser: "orm",
    host: "hst",
    speaker: "spk",
    recipient: "rcp",
  } satisfies Partial<Record<CreditRole, string>>),
);

function nameOf({ role, name, note, organisation }: CreditView, origin: string): string {
  return group(
    "name",
    [
      text("namePart", name),
      group("role", [
        text("roleTerm", RELATORS.get(role), { type: "code", authority: "marcrelator" }),
        text("roleTerm", role, { type: "text", authority: "sillage" }),
      ]),
      text("description", note),
    ],
    { valueURI: organisation && origin + organisationPath("fr", organisation.slug) },
  );
}

/** Dates as they are known: "2018", "2018-09" or "2018-09-14"; what they are the dates of is the field's label. */
function originInfo(entry: EntryRecord): string {
  const labels = new Map(fieldsOf(entry.type).map(({ name, label }) => [name, label ?? name]));
  const date = (name: string, value: string | null, point?: string) =>
    labels.get(name) === "publishedOn"
      ? text("dateIssued", value, { encoding: "w3cdtf" })
      : text("dateOther", value, { encoding: "w3cdtf", type: labels.get(name), point });
  return group("originInfo", [
    ...entry.credits.filter(({ role }) => role === "publisher").map(({ name }) => text("publisher", name)),
    date("startsOn", entry.startsOn, "start"),
    date("endsOn", entry.endsOn, "end"),
    date("deadlineOn", entry.deadlineOn),
    text("edition", textOf(entry, "edition")),
  ]);
}

const extentOf = (entry: EntryRecord) => {
  const pages = numberOf(entry, "pageCount");
  return group("physicalDescription", [text("extent", pages && messages("fr").reading.card.pages(pages))]);
};

function subjects(entry: EntryRecord, origin: string): string[] {
  const { territory, country, address, latitude, longitude } = entry;
  const place = group("subject", [
    text("geographic", territory?.name, { valueURI: territory && inseeUri(territory.code) }),
    text("geographicCode", country && COUNTRY.test(country) ? country.toLowerCase() : null, {
      authority: "iso3166",
    }),
    text("geographic", address),
    group("cartographics", [
      text("coordinates", latitude === null || longitude === null ? null : `${latitude}, ${longitude}`),
    ]),
  ]);
  return [
    ...entry.themes.flatMap((theme) =>
      LANGS.map((lang) =>
        group("subject", [
          text("topic", themeLabel(theme, lang), {
            authority: "sillage",
            valueURI: origin + themePath(lang, theme.slug),
            "xml:lang": lang,
          }),
        ]),
      ),
    ),
    place,
  ];
}

/** A place in the official code of INSEE, by the code that the directory has of it ("departement-35"). */
const inseeUri = (code: string) =>
  /^(region|departement|commune)-\w+$/.test(code) ? `http://id.insee.fr/geo/${code.replace("-", "/")}` : null;

/** ISO 3166-1: "INT", what no country holds, has no code there. */
const COUNTRY = /^[A-Z]{2}$/;

/** The journal, collection or series that holds it, and where in it. */
function host(entry: EntryRecord): string {
  const part = group("part", [
    group("detail", [text("number", textOf(entry, "issue"))], { type: "issue" }),
    group("extent", [text("start", numberOf(entry, "pageFrom")), text("end", numberOf(entry, "pageTo"))], {
      unit: "page",
    }),
  ]);
  const container = textOf(entry, "container");
  if (container === null) return part;
  return group("relatedItem", [group("titleInfo", [text("title", container)]), part], { type: "host" });
}

/** The fields of its type's own that have an element above. */
const SAID: ReadonlySet<string> = new Set([
  "subtitle",
  "aliases",
  "edition",
  "pageCount",
  "pageFrom",
  "pageTo",
  "issue",
  "container",
  "identifiers",
]);

function detailNotes(entry: EntryRecord): string[] {
  return Object.entries(entry.details).flatMap(([name, value]) => {
    if (SAID.has(name) || value === null || typeof value === "object") return [];
    return [text("note", String(value), { type: name })];
  });
}

function identifiers(entry: EntryRecord): string[] {
  return listOf(entry, "identifiers").map((known) => text("identifier", known, { type: kindOf(known) }));
}

/** Of an identifier in its canonical spelling (lib/entries/identifiers.ts). */
function kindOf(known: string): string | null {
  if (addressOfIdentifier(known)) return "doi";
  if (/^97[89]\d{10}$/.test(known)) return "isbn";
  return /^\d{4}-\d{3}[\dX]$/.test(known) ? "issn" : null;
}

function location(entry: EntryRecord, origin: string): string {
  return group("location", [
    text("url", origin + entryPath("fr", entry.type, entry.slug), { access: "object in context" }),
    text("url", entry.url && asUri(entry.url), { usage: "primary" }),
    ...entry.links.map(({ url, label, kind }) =>
      text("url", asUri(url), { displayLabel: label, note: kind }),
    ),
  ]);
}

/** Of the record as apart from the thing: the licence is the record's. */
function recordInfo(entry: EntryRecord): string {
  return group("recordInfo", [
    text("recordContentSource", messages("fr").common.siteName),
    text("recordCreationDate", printStamp(entry.publishedAt), { encoding: "w3cdtf" }),
    text("recordChangeDate", printStamp(entry.updatedAt), { encoding: "w3cdtf" }),
    text("recordIdentifier", identifierOf(entry.id), { source: "sillage" }),
    group("languageOfCataloging", [
      text("languageTerm", RECORD_LANG, { type: "code", authority: "rfc5646" }),
    ]),
    text("recordInfoNote", LICENCE.name, { type: "licence", "xlink:href": LICENCE.url }),
  ]);
}
