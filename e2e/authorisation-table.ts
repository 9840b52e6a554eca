/**
 * Who gets what, as one table: the answer of each kind of thing to each role, then what every page, handler and action is.
 * authorisation.spec.ts asks all of them for everything on the production build; docs/permissions.md is made from it;
 * lib/architecture.test.ts holds that no page, handler or action is missing.
 */
import { COLLECTIONS, type EntryType } from "../lib/paths";
import {
  isOfLife,
  NOBODIES,
  type Nobody,
  nameOf,
  OTHER_TYPES,
  ROLES,
  type Role,
} from "./authorisation-world";

/**
 * What a reader is given. `shown`: the thing itself. `sign-in`: the way to sign in. `missing`: what they would get if there
 * were no such thing. `refused`: 401 or 403, of what everyone knows to exist. `gone`: 410. `elsewhere`: another address.
 */
export type Answer = "shown" | "sign-in" | "missing" | "refused" | "gone" | "elsewhere";

/** `nobody`: whoever is not signed in, whatever they show (NOBODIES). */
export const ANSWERS = `
                            nobody     contributor  author     member     manager    moderator  peer       administrator
everyone                    shown      shown        shown      shown      shown      shown      shown      shown
nobody                      missing    missing      missing    missing    missing    missing    missing    missing
programs                    refused    refused      refused    refused    refused    refused    refused    refused
taken down                  gone       gone         gone       gone       gone       gone       gone       gone
moved                       elsewhere  elsewhere    elsewhere  elsewhere  elsewhere  elsewhere  elsewhere  elsewhere
who signs in                sign-in    shown        shown      shown      shown      shown      shown      shown
who has no passkey          refused    shown        refused    shown      shown      shown      shown      shown
who signs in, once sent     sign-in    missing      elsewhere  missing    missing    missing    missing    missing
nobody who signs in         sign-in    missing      missing    missing    missing    missing    missing    missing
contributor                 sign-in    shown        missing    missing    missing    missing    missing    missing
author                      sign-in    missing      shown      missing    missing    missing    missing    missing
author, openly              missing    missing      shown      missing    missing    missing    missing    missing
peer                        sign-in    missing      missing    missing    missing    missing    shown      missing
its moderator               sign-in    missing      missing    missing    missing    shown      missing    missing
team and reviewers          sign-in    missing      missing    shown      shown      shown      shown      shown
team                        sign-in    missing      missing    shown      shown      missing    missing    missing
managers                    sign-in    missing      missing    missing    shown      missing    missing    missing
managers and reviewers      sign-in    missing      missing    missing    shown      shown      shown      shown
reviewers                   sign-in    missing      missing    missing    missing    shown      shown      shown
reviewers, known            refused    refused      refused    refused    refused    shown      shown      shown
author and administrators   missing    missing      shown      missing    missing    missing    missing    shown
author and reviewers        missing    missing      shown      missing    missing    shown      shown      shown
contributor and reviewers   missing    shown        missing    missing    missing    shown      shown      shown
history of a removal        elsewhere  elsewhere    elsewhere  elsewhere  elsewhere  shown      shown      shown
merging what is removed     sign-in    missing      missing    missing    missing    elsewhere  elsewhere  elsewhere
administrators              sign-in    missing      missing    missing    missing    missing    missing    shown
administrators, openly      missing    missing      missing    missing    missing    missing    missing    shown
its person                  missing    missing      missing    missing    missing    missing    missing    missing
`;

export type Reader = Role | Nobody;
export const READERS: readonly Reader[] = [...NOBODIES, ...ROLES];

const ROLE_NAMES: readonly string[] = ROLES;

const kinds = new Map(
  ANSWERS.trim()
    .split("\n")
    .slice(1)
    .map((line): [string, string[]] => {
      const [kind = "", ...answers] = line.split(/ {2,}/);
      return [kind, answers];
    }),
);

const ANSWER: ReadonlySet<string> = new Set<Answer>([
  "shown",
  "sign-in",
  "missing",
  "refused",
  "gone",
  "elsewhere",
]);
const isAnswer = (text: string | undefined): text is Answer => text !== undefined && ANSWER.has(text);

/** What a kind of thing answers a reader. */
export function answerTo(reader: Reader, kind: string): Answer {
  const column = 1 + ROLE_NAMES.indexOf(reader);
  const answer = kinds.get(kind)?.[column];
  if (!isAnswer(answer)) throw new Error(`the table says nothing of "${kind}" to ${reader}`);
  return answer;
}

/** An address of a route, where `*` is each of the things in turn, and `{origin}` the site. */
export interface Row {
  kind: string;
  at: string;
  things: readonly string[];
  /** The same is said of labs, and docs/permissions.md says it once. */
  again?: EntryType;
}

const row = (kind: string, at: string, ...things: string[]): Row => ({ kind, at, things });
const everyone = (...addresses: string[]) => addresses.map((at) => row("everyone", at));
const person = (...addresses: string[]) => addresses.map((at) => row("who signs in", at));
const reviewers = (at: string, ...things: string[]) => [row("reviewers", at, ...things)];
const administrators = (at: string, ...things: string[]) => [row("administrators", at, ...things)];

/** What is said of labs, and again of each other type: of its own entries and proposals, in its own collection. */
const eachType = (...rows: Row[]): Row[] => [
  ...rows,
  ...OTHER_TYPES.flatMap((type) =>
    rows.flatMap(({ kind, at, things }) => {
      const own = things.filter(isOfLife).map((name) => nameOf(name, type));
      if (things.length > 0 && own.length === 0) return [];
      const there = at.replace("/labs", `/${COLLECTIONS[type]}`).replace("type=lab", `type=${type}`);
      return [{ kind, at: there, things: own, again: type }];
    }),
  ),
];

const SENT = ["pending", "refused", "withdrawn", "discussed"];

/** Every page of app/, by its folder. */
export const PAGES: Readonly<Record<string, readonly Row[]>> = {
  "[lang]": everyone("/fr", "/en"),
  "[lang]/(legal)/a-propos": everyone("/fr/a-propos"),
  "[lang]/(legal)/accessibilite": everyone("/fr/accessibilite"),
  "[lang]/(legal)/contact": everyone("/fr/contact"),
  "[lang]/(legal)/donnees-personnelles": everyone("/fr/donnees-personnelles"),
  "[lang]/(legal)/licence": everyone("/fr/licence"),
  "[lang]/(legal)/mentions-legales": everyone("/fr/mentions-legales"),
  "[lang]/[...rest]": [row("nobody", "/fr/nulle/part")],
  "[lang]/[collection]": eachType(...everyone("/fr/labs")),
  "[lang]/[collection]/[slug]": eachType(
    row("everyone", "/fr/labs/*", "shown", "archived"),
    row("moved", "/fr/labs/*", "merged"),
    row("taken down", "/fr/labs/*", "removed"),
    // Neither a proposal nor a draft is ever at an address of its own.
    row("nobody", "/fr/labs/*", "draft", "pending"),
  ),
  "[lang]/[collection]/[slug]/confirmer": eachType(
    row("everyone", "/fr/labs/*/confirmer", "asked"),
    row("nobody", "/fr/labs/*/confirmer", "archived", "removed", "draft"),
  ),
  "[lang]/[collection]/[slug]/droits": eachType(
    row("everyone", "/fr/labs/*/droits", "shown"),
    row("nobody", "/fr/labs/*/droits", "removed", "pending"),
  ),
  "[lang]/[collection]/[slug]/fusionner": eachType(
    row("who signs in", "/fr/labs/*/fusionner", "shown", "merged"),
    row("merging what is removed", "/fr/labs/*/fusionner", "removed"),
    row("nobody who signs in", "/fr/labs/*/fusionner", "pending"),
  ),
  "[lang]/[collection]/[slug]/historique": eachType(
    row("everyone", "/fr/labs/*/historique", "shown", "archived", "merged"),
    row("history of a removal", "/fr/labs/*/historique", "removed"),
    row("nobody", "/fr/labs/*/historique", "pending"),
  ),
  "[lang]/[collection]/[slug]/historique/[version]": eachType(
    row("everyone", "/fr/labs/*/historique/1", "shown", "archived"),
    row("history of a removal", "/fr/labs/*/historique/1", "removed"),
    row("nobody", "/fr/labs/*/historique/1", "pending"),
  ),
  "[lang]/[collection]/[slug]/historique/comparer": eachType(
    row("everyone", "/fr/labs/*/historique/comparer?de=1&a=2", "shown"),
    row("history of a removal", "/fr/labs/*/historique/comparer?de=1&a=2", "removed"),
  ),
  // Those who have not signed in get the form's words with the way to do so: what they typed may come back there.
  "[lang]/[collection]/[slug]/modifier": eachType(
    row("who signs in", "/fr/labs/*/modifier", "shown"),
    row("nobody", "/fr/labs/*/modifier", "pending", "removed"),
  ),
  "[lang]/[collection]/[slug]/pdf": eachType(
    row("nobody", "/fr/labs/*/pdf", "removed", "archived", "pending"),
  ),
  "[lang]/[collection]/[slug]/signaler": eachType(
    row("everyone", "/fr/labs/*/signaler", "shown"),
    row("nobody", "/fr/labs/*/signaler", "removed", "pending"),
  ),
  "[lang]/[collection]/proposer": eachType(...person("/fr/labs/proposer")),
  "[lang]/administration": administrators("/fr/administration"),
  "[lang]/administration/audit": administrators("/fr/administration/audit"),
  "[lang]/administration/courriers": administrators("/fr/administration/courriers"),
  "[lang]/administration/etat": administrators("/fr/administration/etat"),
  "[lang]/administration/formulaires": administrators("/fr/administration/formulaires"),
  "[lang]/administration/personnes": administrators("/fr/administration/personnes"),
  "[lang]/administration/personnes/[id]": administrators("/fr/administration/personnes/*", "person"),
  "[lang]/administration/reponses": administrators("/fr/administration/reponses"),
  "[lang]/administration/reponses/[id]": administrators("/fr/administration/reponses/*", "answer"),
  "[lang]/administration/sources": administrators("/fr/administration/sources"),
  "[lang]/administration/sources/[id]": administrators("/fr/administration/sources/*", "source"),
  "[lang]/administration/sources/ajouter": administrators("/fr/administration/sources/ajouter"),
  "[lang]/administration/synonymes": administrators("/fr/administration/synonymes"),
  "[lang]/administration/synonymes/[id]": administrators("/fr/administration/synonymes/*", "synonyms"),
  "[lang]/administration/synonymes/ajouter": administrators("/fr/administration/synonymes/ajouter"),
  "[lang]/agenda": everyone("/fr/agenda"),
  "[lang]/alertes": everyone("/fr/alertes"),
  "[lang]/alertes/arreter": [row("everyone", "/fr/alertes/arreter?jeton=*", "stoppedAlertStop")],
  "[lang]/alertes/confirmer": [row("everyone", "/fr/alertes/confirmer?jeton=*", "confirmToken")],
  "[lang]/alertes/nouvelle": eachType(...everyone("/fr/alertes/nouvelle?type=lab")),
  "[lang]/api": everyone("/fr/api"),
  "[lang]/api/[operation]": everyone("/fr/api/listEntries"),
  "[lang]/carte": everyone("/fr/carte"),
  "[lang]/compte": person("/fr/compte"),
  "[lang]/compte/adresse": everyone("/fr/compte/adresse?token=inconnu"),
  "[lang]/compte/cles": person("/fr/compte/cles"),
  "[lang]/compte/effacer": person("/fr/compte/effacer"),
  "[lang]/compte/jetons": person("/fr/compte/jetons"),
  "[lang]/compte/webhooks": person("/fr/compte/webhooks"),
  "[lang]/compte/webhooks/[id]": [row("author", "/fr/compte/webhooks/*", "webhook")],
  "[lang]/connexion": everyone("/fr/connexion"),
  "[lang]/connexion/cle": person("/fr/connexion/cle"),
  "[lang]/connexion/confirmer": everyone("/fr/connexion/confirmer?token=inconnu"),
  "[lang]/contributions": person("/fr/contributions"),
  "[lang]/contributions/[id]": [
    ...eachType(row("author", "/fr/contributions/*", "draft", "returned", ...SENT)),
    row("contributor", "/fr/contributions/*", "others"),
    row("peer", "/fr/contributions/*", "peers"),
  ],
  "[lang]/contributions/[id]/apercu": eachType(row("author", "/fr/contributions/*/apercu", "draft", ...SENT)),
  "[lang]/contributions/[id]/modifier": eachType(
    row("author", "/fr/contributions/*/modifier?type=lab", "draft", "returned"),
    row("who signs in, once sent", "/fr/contributions/*/modifier?type=lab", "pending", "refused"),
  ),
  // Of the demonstration alone.
  "[lang]/courrier": [row("nobody", "/fr/courrier")],
  "[lang]/courrier/[id]": [row("nobody", "/fr/courrier/*", "draft")],
  "[lang]/delais": everyone("/fr/delais"),
  "[lang]/donnees": everyone("/fr/donnees"),
  "[lang]/equipes": person("/fr/equipes"),
  "[lang]/equipes/[id]": [row("team and reviewers", "/fr/equipes/*", "team")],
  "[lang]/equipes/confirmer": [row("everyone", "/fr/equipes/confirmer?token=*", "claimToken")],
  "[lang]/equipes/invitation": [row("everyone", "/fr/equipes/invitation?token=*", "invitationToken")],
  "[lang]/equipes/rejoindre": [
    row("everyone", "/fr/equipes/rejoindre?fiche=*", "shown", "free", "shownProgramme"),
    // What is written or happens once has nobody to keep it.
    row("nobody", "/fr/equipes/rejoindre?fiche=*", "shownResource", "shownEvent"),
    ...eachType(row("nobody", "/fr/equipes/rejoindre?fiche=*", "removed", "pending")),
  ],
  "[lang]/importer": person("/fr/importer"),
  "[lang]/importer/[id]": [row("author", "/fr/importer/*", "batch")],
  "[lang]/integrer": everyone("/fr/integrer"),
  "[lang]/journal": everyone("/fr/journal"),
  "[lang]/moderation": reviewers("/fr/moderation"),
  "[lang]/moderation/[id]": eachType(
    row("reviewers", "/fr/moderation/*", "returned", "others", "peers", ...SENT),
    row("nobody who signs in", "/fr/moderation/*", "draft"),
  ),
  "[lang]/moderation/[id]/apercu": eachType(
    row("reviewers", "/fr/moderation/*/apercu", "pending", "peers"),
    row("nobody who signs in", "/fr/moderation/*/apercu", "draft"),
  ),
  "[lang]/moderation/echantillon": reviewers("/fr/moderation/echantillon"),
  "[lang]/moderation/ensemble": reviewers("/fr/moderation/ensemble?id=*", "pending"),
  "[lang]/moderation/equipes": reviewers("/fr/moderation/equipes"),
  "[lang]/moderation/equipes/[id]": reviewers("/fr/moderation/equipes/*", "claim"),
  "[lang]/moderation/imports": reviewers("/fr/moderation/imports"),
  "[lang]/moderation/imports/[id]": reviewers("/fr/moderation/imports/*", "batch"),
  "[lang]/moderation/quarantaines": reviewers("/fr/moderation/quarantaines"),
  "[lang]/moderation/quarantaines/[id]": reviewers("/fr/moderation/quarantaines/*", "sender"),
  "[lang]/moderation/signalements": reviewers("/fr/moderation/signalements"),
  "[lang]/moderation/signalements/[id]": reviewers(
    "/fr/moderation/signalements/*",
    "report",
    "answeredReport",
    "closedReport",
  ),
  "[lang]/notifications": person("/fr/notifications"),
  "[lang]/organisations": everyone("/fr/organisations"),
  "[lang]/organisations/[slug]": [row("everyone", "/fr/organisations/*", "organisation")],
  "[lang]/proposer": everyone("/fr/proposer"),
  "[lang]/proposer/adresse": person("/fr/proposer/adresse"),
  "[lang]/recherche": everyone("/fr/recherche"),
  "[lang]/recherche/pdf": everyone("/fr/recherche/pdf?q=xyzzyxyzzy"),
  "[lang]/selections": everyone("/fr/selections"),
  "[lang]/selections/[id]": [
    row("everyone", "/fr/selections/*", "public", "link"),
    row("author, openly", "/fr/selections/*", "private"),
    row("contributor and reviewers", "/fr/selections/*", "hidden"),
  ],
  "[lang]/selections/[id]/modifier": [
    row("author", "/fr/selections/*/modifier", "public", "link", "private"),
    row("contributor", "/fr/selections/*/modifier", "hidden"),
  ],
  "[lang]/selections/[id]/pdf": [row("nobody", "/fr/selections/*/pdf", "draft")],
  "[lang]/selections/ajouter": eachType(
    row("everyone", "/fr/selections/ajouter?fiche=*", "shown"),
    row("nobody", "/fr/selections/ajouter?fiche=*", "removed", "pending"),
  ),
  "[lang]/selections/nouvelle": person("/fr/selections/nouvelle"),
  "[lang]/territoires/[code]": everyone("/fr/territoires/region-53"),
  "[lang]/themes": everyone("/fr/themes"),
  "[lang]/themes/[slug]": [
    row("everyone", "/fr/themes/*", "theme"),
    row("moved", "/fr/themes/*", "mergedTheme"),
  ],
  "[lang]/vocabulaires": reviewers("/fr/vocabulaires"),
  "[lang]/vocabulaires/[vocabulary]": reviewers("/fr/vocabulaires/organismes"),
  "[lang]/vocabulaires/[vocabulary]/[slug]": reviewers("/fr/vocabulaires/themes/*", "theme", "mergedTheme"),
  "[lang]/vocabulaires/[vocabulary]/[slug]/fusionner": reviewers(
    "/fr/vocabulaires/organismes/*/fusionner",
    "organisation",
  ),
  "[lang]/vocabulaires/[vocabulary]/ajouter": reviewers("/fr/vocabulaires/themes/ajouter"),
  "[lang]/vocabulaires/suggestions/[id]": reviewers("/fr/vocabulaires/suggestions/*", "suggestion"),
};

/** A handler: what its GET answers, and the methods that it knows besides GET, HEAD and OPTIONS. */
export interface HandlerRows {
  rows: readonly Row[];
  /** It has no GET. */
  only?: "POST";
  also?: readonly string[];
  /** It ends the session that asks: it is asked without one. */
  ends?: true;
}

const read = (...rows: Row[]): HandlerRows => ({ rows });
const open = (...addresses: string[]): HandlerRows => ({ rows: everyone(...addresses) });
const posted = (kind: string, at: string): HandlerRows => ({ rows: [row(kind, at)], only: "POST" });

/** Of an entry, in whatever form it leaves. */
const ofEntry = (at: string) =>
  read(
    ...eachType(
      row("everyone", at, "shown"),
      row("taken down", at, "removed"),
      row("nobody", at, "pending", "draft"),
    ),
  );
const ofSelection = (at: string) =>
  read(
    row("everyone", at, "public"),
    row("author, openly", at, "private"),
    row("contributor and reviewers", at, "hidden"),
  );

/** Every route.ts of app/, by its folder. */
export const HANDLERS: Readonly<Record<string, HandlerRows>> = {
  "": read(row("moved", "/")),
  ".well-known/security.txt": open("/.well-known/security.txt"),
  "[lang]/[collection]/[slug]/calendrier.ics": read(
    ...eachType(
      row("nobody", "/fr/labs/*/calendrier.ics", "pending"),
      row("taken down", "/fr/labs/*/calendrier.ics", "removed"),
    ),
    // What has no day has no calendar.
    row("nobody", "/fr/labs/*/calendrier.ics", "shown"),
    row("nobody", "/fr/ressources/*/calendrier.ics", "shownResource"),
    row("everyone", "/fr/programmes/*/calendrier.ics", "shownProgramme"),
    row("everyone", "/fr/evenements/*/calendrier.ics", "shownEvent"),
  ),
  "[lang]/[collection]/[slug]/export/[format]": ofEntry("/fr/labs/*/export/csv"),
  "[lang]/[collection]/[slug]/historique/atom.xml": read(
    ...eachType(
      row("everyone", "/fr/labs/*/historique/atom.xml", "shown"),
      row("nobody", "/fr/labs/*/historique/atom.xml", "removed", "pending", "draft"),
    ),
  ),
  // An address as a picture, whatever is there.
  "[lang]/[collection]/[slug]/qr.svg": read(
    ...eachType(row("everyone", "/fr/labs/*/qr.svg", "shown", "removed", "pending")),
  ),
  "[lang]/agenda.ics": open("/fr/agenda.ics"),
  "[lang]/carte/points.geojson": open("/fr/carte/points.geojson"),
  "[lang]/documents/[id]": read(
    row("nobody", "/fr/documents/*", "draft"),
    row("author, openly", "/fr/documents/*", "document"),
  ),
  "[lang]/echeances.ics": open("/fr/echeances.ics"),
  "[lang]/export/[format]": open("/fr/export/csv", "/fr/export/xlsx", "/fr/export/json"),
  "[lang]/flux/[file]": open("/fr/flux/atom.xml"),
  "[lang]/importer/modeles/[collection]": read(...eachType(...everyone("/fr/importer/modeles/labs"))),
  "[lang]/journal/atom.xml": open("/fr/journal/atom.xml"),
  "[lang]/selections/[id]/export/[format]": ofSelection("/fr/selections/*/export/csv"),
  "[lang]/selections/[id]/flux/[file]": ofSelection("/fr/selections/*/flux/atom.xml"),
  "[lang]/widget": open("/fr/widget"),
  "api/administration/audit": read(row("administrators, openly", "/api/administration/audit")),
  "api/alertes/arret": {
    rows: [row("moved", "/api/alertes/arret?jeton=*", "stoppedAlertStop")],
    also: ["POST"],
  },
  "api/auth/[...nextauth]": {
    rows: [
      row("nobody", "/api/auth/session"),
      row("nobody", "/api/auth/providers"),
      row("nobody", "/api/auth/csrf"),
    ],
    also: ["POST"],
  },
  "api/auth/callback/proconnect": read(row("nobody", "/api/auth/callback/proconnect")),
  "api/auth/deconnexion": { ...posted("moved", "/api/auth/deconnexion"), ends: true },
  "api/auth/proconnect": posted("nobody", "/api/auth/proconnect"),
  "api/completions": open("/api/completions?lang=fr&q=lab"),
  "api/cles/ajout": posted("who has no passkey", "/api/cles/ajout"),
  "api/cles/connexion": posted("everyone", "/api/cles/connexion"),
  "api/compte/donnees": read(row("who signs in", "/api/compte/donnees")),
  "api/courrier/[id]": read(row("nobody", "/api/courrier/*", "draft")),
  "api/internal/revalidate": posted("programs", "/api/internal/revalidate"),
  "api/moderation/nouvelles": read(row("reviewers, known", "/api/moderation/nouvelles")),
  "api/openapi.json": open("/api/openapi.json"),
  "api/session": open("/api/session"),
  "api/suggestions": open("/api/suggestions?kind=entry&q=lab"),
  "api/v1": open("/api/v1"),
  "api/[...rest]": {
    rows: [row("nobody", "/api/v1/introuvable"), row("nobody", "/api/introuvable")],
    also: ["POST", "PUT", "PATCH", "DELETE"],
  },
  "api/v1/decisions": open("/api/v1/decisions"),
  "api/v1/entries": open("/api/v1/entries"),
  "api/v1/entries/[slug]": ofEntry("/api/v1/entries/*"),
  "api/v1/entries/[slug]/history": ofEntry("/api/v1/entries/*/history"),
  "api/v1/entries/[slug]/relations": ofEntry("/api/v1/entries/*/relations"),
  "api/v1/events": open("/api/v1/events?from=2000-01-01&to=2040-01-01"),
  "api/v1/facets": open("/api/v1/facets"),
  "api/v1/organisations": open("/api/v1/organisations"),
  "api/v1/organisations/[slug]": read(row("everyone", "/api/v1/organisations/*", "organisation")),
  // A cookie says nothing there: whoever signed in is nobody without a token.
  "api/v1/proposals": { rows: [row("programs", "/api/v1/proposals")], also: ["POST"] },
  "api/v1/proposals/[id]": {
    rows: eachType(row("programs", "/api/v1/proposals/*", "draft", "pending")),
    also: ["PUT"],
  },
  "api/v1/proposals/[id]/withdrawal": {
    rows: [row("programs", "/api/v1/proposals/*/withdrawal", "pending")],
    only: "POST",
  },
  "api/v1/selections": open("/api/v1/selections"),
  "api/v1/selections/[id]": read(
    row("everyone", "/api/v1/selections/*", "public", "link"),
    row("nobody", "/api/v1/selections/*", "private", "hidden"),
  ),
  "api/v1/service": open("/api/v1/service"),
  "api/v1/statistics": open("/api/v1/statistics"),
  "api/v1/territories": open("/api/v1/territories"),
  "api/v1/territories/[code]": open("/api/v1/territories/region-53"),
  "api/v1/themes": open("/api/v1/themes"),
  catalogue: read(row("moved", "/catalogue")),
  "catalogue.jsonld": open("/catalogue.jsonld"),
  "catalogue.ttl": open("/catalogue.ttl"),
  "donnees/[file]": { rows: [...everyone("/donnees/index.json"), row("nobody", "/donnees/inconnu.csv")] },
  healthz: open("/healthz"),
  oai: { rows: everyone("/oai?verb=Identify"), also: ["POST"] },
  oembed: read(
    ...eachType(
      row("everyone", "/oembed?url={origin}/fr/labs/*", "shown"),
      row("nobody", "/oembed?url={origin}/fr/labs/*", "removed", "pending"),
    ),
  ),
  readyz: open("/readyz"),
  "schemas/sillage.json": open("/schemas/sillage.json"),
  "sitemap.xml": open("/sitemap.xml"),
  "sitemaps/[part]": open("/sitemaps/pages"),
};
