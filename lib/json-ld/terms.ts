/** Themes, territories and organisations in schema.org's words. Pure. */
import type { Lang } from "#lib/messages/index";
import type { OrganisationRef, OrganisationView } from "#lib/organisations/view";
import { entryPath, organisationPath, territoryPath, themePath, themesPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { clean, type Node, thingId } from "./node";

interface Theme {
  slug: string;
  labelFr: string;
  labelEn: string;
}

/** A theme, of which the vocabulary is named. */
export function themeNode(theme: Theme, lang: Lang, origin: string): Node {
  return {
    "@type": "DefinedTerm",
    "@id": thingId(origin, themePath(lang, theme.slug)),
    name: themeLabel(theme, lang),
    termCode: theme.slug,
    url: origin + themePath(lang, theme.slug),
    inDefinedTermSet: thingId(origin, themesPath(lang)),
  };
}

/** The vocabulary of themes. */
export function themesNode(name: string, themes: readonly Theme[], lang: Lang, origin: string): Node {
  return {
    "@type": "DefinedTermSet",
    "@id": thingId(origin, themesPath(lang)),
    name,
    url: origin + themesPath(lang),
    hasDefinedTerm: themes.map((theme) => themeNode(theme, lang, origin)),
  };
}

interface Territory {
  code: string;
  name: string;
  level?: string;
}

/** A place, and what contains it from the nearest out. */
export function territoryNode(
  { code, name, level }: Territory,
  lang: Lang,
  origin: string,
  around: readonly Territory[] = [],
): Node {
  const [nearest, ...further] = around;
  // "departement-35": the code of the official geography is what follows.
  const official = /-(\w+)$/.exec(code)?.[1];
  return clean({
    "@type": level === "country" ? "Country" : level === "commune" ? "City" : "AdministrativeArea",
    "@id": thingId(origin, territoryPath(lang, code)),
    name,
    url: origin + territoryPath(lang, code),
    identifier: official && { "@type": "PropertyValue", propertyID: "INSEE", value: official },
    containedInPlace: nearest && territoryNode(nearest, lang, origin, further),
  });
}

/** The type of schema.org of the kinds that have one of their own. */
const BODIES: Readonly<Record<string, string>> = {
  ministry: "GovernmentOrganization",
  "state-service": "GovernmentOrganization",
  "public-agency": "GovernmentOrganization",
  "public-finance": "GovernmentOrganization",
  "local-authority": "GovernmentOrganization",
  university: "CollegeOrUniversity",
  "higher-education": "CollegeOrUniversity",
  research: "ResearchOrganization",
  company: "Corporation",
};

/** A body, with its names and those that it is part of or made of. */
export function organisationNode(organisation: OrganisationView, lang: Lang, origin: string): Node {
  const { slug, name, acronym, fullName, aliases, kind, country, parent, children, entry } = organisation;
  const others = new Set([acronym, fullName, ...aliases].filter((other) => other && other !== name));
  const named = (body: OrganisationRef) => bodyNode(body, lang, origin);
  return clean({
    "@type": BODIES[kind] ?? "Organization",
    "@id": thingId(origin, organisationPath(lang, slug)),
    name,
    alternateName: [...others],
    url: origin + organisationPath(lang, slug),
    address: country?.length === 2 ? { "@type": "PostalAddress", addressCountry: country } : null,
    parentOrganization: parent && named(parent),
    subOrganization: children.map(named),
    sameAs: entry && origin + entryPath(lang, entry.type, entry.slug),
  });
}

/** A body, named. */
export const bodyNode = ({ slug, name }: OrganisationRef, lang: Lang, origin: string): Node => ({
  "@type": "Organization",
  "@id": thingId(origin, organisationPath(lang, slug)),
  name,
  url: origin + organisationPath(lang, slug),
});
