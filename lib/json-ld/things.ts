/** What entries are to schema.org, which has four families of words for them. Pure. */
import { placeOf } from "#lib/entries/facts";
import { entryTypes } from "#lib/entries/types/index";
import type { EntryRef } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import { type EntryType, entryPath } from "#lib/paths";
import type { Happening } from "#lib/search/happenings";
import { clean, type Node, thingId } from "./node";

/** Properties of schema.org belong to types: a grant has no dates there, an organisation no author. */
export type Family = "work" | "body" | "happening" | "grant";

const FAMILIES: Readonly<Record<string, Family>> = {
  Organization: "body",
  GovernmentOrganization: "body",
  ResearchOrganization: "body",
  Project: "body",
  Event: "happening",
  EducationEvent: "happening",
  Grant: "grant",
  MonetaryGrant: "grant",
};

/** Every other type that the registry names is some creative work. */
export const familyOf = (schemaType: string): Family => FAMILIES[schemaType] ?? "work";

/** The type of an entry of which only the name is known: that of no kind in particular. */
const coarse = (type: EntryType): string => entryTypes[type].schemaOrg("");

/** The family of an entry of which only the type is known. */
export const familyOfType = (type: EntryType): Family => familyOf(coarse(type));

/** An entry, named: what lists and relations hold. */
export const refNode = (
  { type, slug, title }: Omit<EntryRef, "language">,
  lang: Lang,
  origin: string,
): Node => ({
  "@type": coarse(type),
  "@id": thingId(origin, entryPath(lang, type, slug)),
  name: title,
  url: origin + entryPath(lang, type, slug),
});

/** What happens, as an agenda says it. */
export function happeningNode(happening: Happening, lang: Lang, origin: string): Node {
  const { territory, territoryName: name } = happening;
  const place = placeOf(
    { ...happening, territory: territory && name ? { code: territory, name } : null },
    lang,
  );
  return clean({
    ...refNode(happening, lang, origin),
    ...(familyOfType(happening.type) === "happening" && {
      startDate: happening.startsOn,
      endDate: happening.endsOn,
      location: place && { "@type": "Place", name: place },
    }),
  });
}
