/** What ties an entry to others, to people and to bodies, in schema.org's words. Pure. */
import type { RelationKind } from "#lib/entries/relations";
import type { CreditView, RelationView } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import type { Node } from "./node";
import { bodyNode } from "./terms";
import { type Family, familyOfType, refNode } from "./things";

/** What each role is to the families that have a word for it; a role without one is on the page alone. */
const ROLES: Readonly<Record<Family, Readonly<Record<string, string>>>> = {
  work: {
    author: "author",
    editor: "editor",
    contributor: "contributor",
    facilitator: "contributor",
    publisher: "publisher",
    commissioner: "sponsor",
    operator: "provider",
    partner: "contributor",
  },
  body: { parent: "parentOrganization", operator: "parentOrganization" },
  happening: {
    organiser: "organizer",
    host: "organizer",
    speaker: "performer",
    facilitator: "contributor",
    partner: "contributor",
  },
  grant: { operator: "funder", partner: "sponsor" },
};

export function creditNodes(
  credits: readonly CreditView[],
  family: Family,
  lang: Lang,
  origin: string,
): Record<string, Node[]> {
  const nodes: Record<string, Node[]> = {};
  for (const credit of credits) {
    // Editors are people there.
    const isBody = credit.organisation !== null || credit.entry !== null;
    const role = credit.role === "editor" && isBody ? "contributor" : credit.role;
    const property = ROLES[family][role];
    if (property) nodes[property] = [...(nodes[property] ?? []), creditNode(credit, lang, origin)];
  }
  return nodes;
}

// A name that is tied to nothing may be a person's or a body's: it is not said which.
function creditNode({ name, organisation, entry }: CreditView, lang: Lang, origin: string): Node {
  if (organisation) return { ...bodyNode(organisation, lang, origin), name };
  return entry ? { ...refNode(entry, lang, origin), name } : { name };
}

/** What a relation is, by the family that states it and those that it may lead to. */
interface Word {
  property: string;
  to: readonly Family[];
}

const BODY: readonly Family[] = ["body"];
const ANY: readonly Family[] = ["work", "body", "happening", "grant"];

const RELATIONS: Readonly<Record<Family, Partial<Record<RelationKind, Word>>>> = {
  work: {
    "part-of": { property: "isPartOf", to: ["work"] },
    includes: { property: "hasPart", to: ["work"] },
    cites: { property: "citation", to: ["work"] },
    describes: { property: "about", to: ANY },
    "described-in": { property: "subjectOf", to: ["work", "happening"] },
    "results-from": { property: "isBasedOn", to: ["work"] },
    "inspired-by": { property: "isBasedOn", to: ["work"] },
    "translation-of": { property: "translationOfWork", to: ["work"] },
    "translated-as": { property: "workTranslation", to: ["work"] },
    "produced-by": { property: "producer", to: BODY },
    "funded-by": { property: "funder", to: BODY },
    "commissioned-by": { property: "sponsor", to: BODY },
    "operated-by": { property: "provider", to: BODY },
    "presented-at": { property: "subjectOf", to: ["happening"] },
  },
  body: {
    "part-of": { property: "memberOf", to: BODY },
    includes: { property: "member", to: BODY },
    "described-in": { property: "subjectOf", to: ["work", "happening"] },
    "funded-by": { property: "funder", to: BODY },
    "operated-by": { property: "parentOrganization", to: BODY },
    operates: { property: "subOrganization", to: BODY },
    "presented-at": { property: "subjectOf", to: ["happening"] },
  },
  happening: {
    "part-of": { property: "superEvent", to: ["happening"] },
    includes: { property: "subEvent", to: ["happening"] },
    features: { property: "workFeatured", to: ["work"] },
    describes: { property: "about", to: ANY },
    "described-in": { property: "subjectOf", to: ["work", "happening"] },
    "funded-by": { property: "funder", to: BODY },
    "operated-by": { property: "organizer", to: BODY },
  },
  grant: {
    funds: { property: "fundedItem", to: ANY },
    "funded-by": { property: "funder", to: BODY },
    "operated-by": { property: "funder", to: BODY },
    "described-in": { property: "subjectOf", to: ["work", "happening"] },
  },
};

/** Relations by property; what is the same entity elsewhere in the directory is `sameAs`. */
export function relationNodes(
  relations: readonly RelationView[],
  family: Family,
  lang: Lang,
  origin: string,
): Record<string, unknown[]> {
  const nodes: Record<string, unknown[]> = {};
  const add = (property: string, node: unknown) => {
    nodes[property] = [...(nodes[property] ?? []), node];
  };
  for (const { kind, entry } of relations) {
    const word = RELATIONS[family][kind];
    if (kind === "same-as") add("sameAs", refNode(entry, lang, origin).url);
    else if (word?.to.includes(familyOfType(entry.type))) add(word.property, refNode(entry, lang, origin));
  }
  return nodes;
}
