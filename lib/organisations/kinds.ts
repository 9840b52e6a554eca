/** What kind of body an organisation is, with the words of both languages. */

export const organisationKinds = {
  ministry: { fr: "Ministère", en: "Ministry" },
  "state-service": { fr: "Service de l’État", en: "State service" },
  "public-agency": { fr: "Établissement public", en: "Public agency" },
  "public-finance": { fr: "Financeur public", en: "Public financial institution" },
  "local-authority": { fr: "Collectivité territoriale", en: "Local authority" },
  "urban-planning-agency": { fr: "Agence d’urbanisme", en: "Urban planning agency" },
  "international-organisation": {
    fr: "État étranger ou organisation internationale",
    en: "Foreign state or international organisation",
  },
  university: { fr: "Université", en: "University" },
  "higher-education": { fr: "École de l’enseignement supérieur", en: "Higher-education school" },
  research: { fr: "Organisme de recherche", en: "Research body" },
  "association-network": { fr: "Association ou réseau", en: "Association or network" },
  foundation: { fr: "Fondation", en: "Foundation" },
  company: { fr: "Entreprise", en: "Company" },
  "publisher-media": { fr: "Éditeur ou média", en: "Publisher or media" },
  other: { fr: "Autre", en: "Other" },
} as const;

export type OrganisationKind = keyof typeof organisationKinds;

export const isOrganisationKind = (kind: string): kind is OrganisationKind =>
  Object.hasOwn(organisationKinds, kind);

/** The kind in words; a kind that the list does not hold is given back as it is. */
export const organisationKindLabel = (kind: string, lang: "fr" | "en"): string =>
  isOrganisationKind(kind) ? organisationKinds[kind][lang] : kind;
