/**
 * The kinds of relation between entries. Each is directed and names its inverse, so that a relation is stated
 * once and read from both ends; three are their own inverse. The wording stands before the other's title, on the
 * page of the entry that states it: "Fait suite à : Manifeste…".
 */

export interface RelationKindWords {
  /** The kind as the other entry's page shows it. */
  inverse: string;
  fr: string;
  en: string;
}

export const relationKinds = {
  produces: { inverse: "produced-by", fr: "A produit", en: "Produced" },
  "produced-by": { inverse: "produces", fr: "Produit par", en: "Produced by" },

  "leads-to": { inverse: "results-from", fr: "A donné lieu à", en: "Led to" },
  "results-from": { inverse: "leads-to", fr: "Issu de", en: "Results from" },

  describes: { inverse: "described-in", fr: "Présente", en: "Presents" },
  "described-in": { inverse: "describes", fr: "Présenté dans", en: "Presented in" },

  cites: { inverse: "cited-in", fr: "Cite", en: "Mentions" },
  "cited-in": { inverse: "cites", fr: "Cité dans", en: "Mentioned in" },

  "part-of": { inverse: "includes", fr: "Fait partie de", en: "Part of" },
  includes: { inverse: "part-of", fr: "Comprend", en: "Includes" },

  funds: { inverse: "funded-by", fr: "Finance ou soutient", en: "Funds or supports" },
  "funded-by": { inverse: "funds", fr: "Financé ou soutenu par", en: "Funded or supported by" },

  operates: { inverse: "operated-by", fr: "Porte ou organise", en: "Runs or organises" },
  "operated-by": { inverse: "operates", fr: "Porté ou organisé par", en: "Run or organised by" },

  commissions: { inverse: "commissioned-by", fr: "A commandé", en: "Commissioned" },
  "commissioned-by": { inverse: "commissions", fr: "Commandé par", en: "Commissioned by" },

  follows: { inverse: "followed-by", fr: "Fait suite à", en: "Follows" },
  "followed-by": { inverse: "follows", fr: "Suivi de", en: "Followed by" },

  inspires: { inverse: "inspired-by", fr: "A inspiré", en: "Inspired" },
  "inspired-by": { inverse: "inspires", fr: "Inspiré de", en: "Inspired by" },

  "translation-of": { inverse: "translated-as", fr: "Traduction de", en: "Translation of" },
  "translated-as": { inverse: "translation-of", fr: "Traduit sous le titre", en: "Translated as" },

  "presented-at": { inverse: "features", fr: "Présenté lors de", en: "Presented at" },
  features: { inverse: "presented-at", fr: "Au programme", en: "On the programme" },

  "same-as": {
    inverse: "same-as",
    fr: "Autre fiche de la même entité",
    en: "Other entry of the same entity",
  },
  "partner-of": { inverse: "partner-of", fr: "En partenariat avec", en: "In partnership with" },
  "related-to": { inverse: "related-to", fr: "En lien avec", en: "Related to" },
} as const satisfies Record<string, RelationKindWords>;

export type RelationKind = keyof typeof relationKinds;

export const isRelationKind = (kind: string): kind is RelationKind => Object.hasOwn(relationKinds, kind);

/** The kind that the other entry's page shows. */
export const inverseOf = (kind: RelationKind): RelationKind => relationKinds[kind].inverse;

/** The kind as words before the other's title; a kind that no longer exists is given back as it is. */
export const relationLabel = (kind: string, lang: "fr" | "en"): string =>
  isRelationKind(kind) ? relationKinds[kind][lang] : kind;
