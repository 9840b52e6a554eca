/**
 * Who may do what: every exported server action, with the form of someone who may, and what it answers to each role that
 * sends the same form. authorisation-actions.spec.ts sends them; the rest is as in authorisation-table.ts.
 */

import { COLLECTIONS, type EntryType } from "../lib/paths";
import type { Reader } from "./authorisation-table";
import { nameOf, OTHER_TYPES, ROLES, type Role } from "./authorisation-world";

/**
 * What who sends the form gets. `may`: it is done. `sign-in`: the way to sign in. `refused`: their account does not allow
 * it. `missing`: there is no such thing. `nothing`: an answer that says nothing of the thing, and nothing done.
 */
export type Outcome = "may" | "sign-in" | "refused" | "missing" | "nothing";

export const OUTCOMES = `
                           nobody    contributor  author    member    manager   moderator  peer      administrator
anyone                     may       may          may       may       may       may        may       may
who signs in               sign-in   may          may       may       may       may        may       may
keepers                    refused   refused      may       refused   refused   may        may       may
who holds the link         refused   refused      refused   refused   refused   refused    refused   refused
nobody                     missing   missing      missing   missing   missing   missing    missing   missing
nobody who signs in        sign-in   refused      refused   refused   refused   missing    missing   missing
author                     sign-in   missing      may       missing   missing   missing    missing   missing
author, quietly            sign-in   nothing      may       nothing   nothing   nothing    nothing   nothing
contributor, quietly       sign-in   may          nothing   nothing   nothing   nothing    nothing   nothing
author alone               sign-in   refused      may       refused   refused   refused    refused   refused
author and reviewers       sign-in   missing      may       missing   missing   may        may       may
note between reviewers     sign-in   missing      refused   missing   missing   may        may       may
team                       sign-in   missing      missing   may       may       missing    missing   missing
managers                   sign-in   missing      missing   refused   may       missing    missing   missing
managers and reviewers     sign-in   missing      missing   refused   may       may        may       may
managers of another team   sign-in   missing      missing   missing   may       missing    missing   missing
another team, reviewers    sign-in   missing      missing   missing   may       may        may       may
reviewers                  sign-in   refused      refused   refused   refused   may        may       may
reviewers but its author   sign-in   refused      refused   refused   refused   may        refused   may
several but one's own      sign-in   refused      refused   refused   refused   may        nothing   may
its moderator              sign-in   refused      refused   refused   refused   may        missing   missing
administrators             sign-in   refused      refused   refused   refused   refused    refused   may
`;

const OUTCOME: ReadonlySet<string> = new Set<Outcome>(["may", "sign-in", "refused", "missing", "nothing"]);
const isOutcome = (text: string | undefined): text is Outcome => text !== undefined && OUTCOME.has(text);

const ROLE_NAMES: readonly string[] = ROLES;

const kinds = new Map(
  OUTCOMES.trim()
    .split("\n")
    .slice(1)
    .map((line): [string, string[]] => {
      const [kind = "", ...outcomes] = line.split(/ {2,}/);
      return [kind, outcomes];
    }),
);

export function outcomeFor(reader: Reader, kind: string): Outcome {
  const outcome = kinds.get(kind)?.[1 + ROLE_NAMES.indexOf(reader)];
  if (!isOutcome(outcome)) throw new Error(`the table says nothing of "${kind}" to ${reader}`);
  return outcome;
}

/** What a field holds: `*name` is the thing of that name, wherever it stands. */
type Typed = Readonly<Record<string, string | readonly string[]>>;

export interface Act {
  kind: string;
  /** Whose form it is, and who sends it at the end. */
  as: Role;
  /** The page that shows the form, or calls the action. */
  from: string;
  typed: Typed;
  /** No form is looked for on the page: `typed` is all that is sent. */
  byHand?: true;
  /** Of several forms of the same action on the page: the one with this field. */
  where?: Readonly<Record<string, string>>;
  /** Columns that are fields of this form too, though the page did not show them. */
  reads?: readonly string[];
  /** The same act, on an entry of another type than a lab. */
  of?: EntryType;
  /** What comes of it when it is sent in earnest, when that is not done at once: it needs the network. */
  ends?: "otherwise";
}

const act = (kind: string, as: Role, from: string, typed: Typed = {}, where?: Act["where"]): Act => ({
  kind,
  as,
  from,
  typed,
  where,
});
const byHand = (kind: string, as: Role, from: string, typed: Typed): Act => ({
  kind,
  as,
  from,
  typed,
  byHand: true,
});
const reviewers = (from: string, typed: Typed = {}, where?: Act["where"]) => [
  act("reviewers", "moderator", from, typed, where),
];
const administrators = (from: string, typed: Typed = {}, where?: Act["where"]) => [
  act("administrators", "administrator", from, typed, where),
];
const person = (from: string, typed: Typed = {}, as: Role = "author") => [
  act("who signs in", as, from, typed),
];

const again = (type: EntryType, one: Act): Act => ({ ...one, of: type });

const otherwise = (one: Act): Act => ({ ...one, ends: "otherwise" });

const reading = (reads: readonly string[], acts: readonly Act[]): Act[] =>
  acts.map((one) => ({ ...one, reads }));

const REFUSAL = {
  verdict: "rejected",
  "reasonCode-rejected": "out-of-scope",
  reason: "Ce n’est pas le sujet.",
};
const REASON = { reason: "Pour l’essai." };

/** By "file export": every `export` of every file of app/[lang] that begins with "use server". In the order of the last run. */
export const ACTS: Readonly<Record<string, readonly Act[]>> = {
  "[collection]/[slug]/confirmer/actions confirmAccuracy": [
    byHand("keepers", "author", "/fr/labs/*asked/confirmer", {
      type: "lab",
      slug: "*asked",
      seen: "1",
      token: "",
    }),
    act("anyone", "author", "/fr/labs/*asked/confirmer?jeton=*askToken"),
  ],
  "[collection]/[slug]/signaler/actions sendReport": [
    act("anyone", "contributor", "/fr/labs/*shown/signaler", { kind: "outdated", body: "Il a déménagé." }),
  ],
  "[collection]/[slug]/signaler/actions sendObjection": [
    act("anyone", "contributor", "/fr/labs/*shown/droits", {
      person: "Camille Exemple",
      body: "Je ne veux plus y être.",
      email: "camille@exemple.fr",
    }),
  ],
  "[collection]/[slug]/fusionner/actions chooseTwin": person("/fr/labs/*shown/fusionner", { into: "*twin" }),
  "[collection]/[slug]/fusionner/actions mergeEntries": [
    act("who signs in", "moderator", "/fr/labs/*twin/fusionner?avec=*shown", { comment: "C’est le même." }),
  ],
  "[collection]/[slug]/fusionner/actions separateEntries": reviewers("/fr/labs/*united/fusionner", {
    ...REASON,
    comment: "Ce sont deux labs.",
  }),
  "[collection]/[slug]/fusionner/actions adoptProposal": reviewers(
    "/fr/labs/*shown/fusionner?proposition=*adopted",
  ),
  "[collection]/[slug]/historique/actions actOnEntry": reviewers("/fr/labs/*acted/historique?acte=archive", {
    ...REASON,
    intent: "archive",
  }),
  "[collection]/[slug]/historique/actions revertEntry": person(
    "/fr/labs/*reverted/historique/1?acte=revert",
    {
      ...REASON,
      comment: "C’était mieux.",
    },
  ),
  "[collection]/actions saveProposal": reading(
    ["duplicateNote"],
    [
      act("who signs in", "author", "/fr/labs/proposer", { intent: "save", title: "Lab nouveau" }),
      act("author", "author", "/fr/contributions/*draft/modifier?type=lab", {
        intent: "save",
        title: "Lab réécrit",
      }),
      ...OTHER_TYPES.flatMap((type) => [
        again(
          type,
          act("who signs in", "author", `/fr/${COLLECTIONS[type]}/proposer`, {
            intent: "save",
            title: `Du type ${type}`,
          }),
        ),
        again(
          type,
          act("author", "author", `/fr/contributions/*${nameOf("draft", type)}/modifier?type=${type}`, {
            intent: "save",
            title: `Réécrit, du type ${type}`,
          }),
        ),
      ]),
    ],
  ),
  "proposer/actions startFromAddress": [
    otherwise(act("who signs in", "author", "/fr/proposer", { adresse: "pas une adresse" })),
  ],
  "administration/actions retryMail": administrators("/fr/administration/courriers"),
  "administration/actions setLevel": administrators("/fr/administration/personnes/*heldPerson", {
    ...REASON,
    level: "trusted",
  }),
  "administration/actions setRole": administrators("/fr/administration/personnes/*heldPerson", {
    role: "moderator",
  }),
  "administration/actions setBlocked": administrators("/fr/administration/personnes/*heldPerson", {
    intent: "block",
  }),
  "administration/actions removeKeys": [
    byHand("administrators", "administrator", "/fr/administration/personnes/*person", { id: "*sender" }),
  ],
  "administration/formulaires/actions setGuard": administrators("/fr/administration/formulaires", REASON),
  "administration/reponses/actions saveAnswer": administrators("/fr/administration/reponses/*answer", {
    labelFr: "Autre nom",
  }),
  "administration/reponses/actions dropAnswer": administrators("/fr/administration/reponses/*droppedAnswer"),
  "administration/sources/actions declare": [
    byHand("administrators", "administrator", "/fr/administration/sources/ajouter", {
      kind: "feed",
      name: "Une autre veille",
      url: "https://autre-veille.exemple.fr/flux.xml",
      language: "fr",
      everyHours: "168",
    }),
  ],
  "administration/sources/actions keepSource": administrators("/fr/administration/sources/*source", {
    intent: "suspend",
  }),
  "administration/synonymes/actions saveSynonyms": administrators("/fr/administration/synonymes/ajouter", {
    words: "incubateur\npépinière",
  }),
  "administration/synonymes/actions removeSet": administrators(
    "/fr/administration/synonymes/*removedSynonyms",
  ),
  "administration/synonymes/actions undoAct": [
    byHand("administrators", "administrator", "/fr/administration/synonymes", { act: "*synonymsAct" }),
  ],
  "alertes/actions createAlert": [
    act("anyone", "contributor", "/fr/alertes/nouvelle?type=lab", { frequency: "weekly" }),
  ],
  "alertes/actions sendLostLink": [
    byHand("anyone", "contributor", "/fr/alertes", {
      email: "perdue@exemple.fr",
      key: "0198b7d5-2e30-7000-8000-000000000001",
    }),
  ],
  "alertes/actions confirm": [
    byHand("who holds the link", "contributor", "/fr/alertes", { token: "*changedAlert" }),
    act("anyone", "contributor", "/fr/alertes/confirmer?jeton=*confirmToken"),
  ],
  "alertes/actions change": [
    byHand("who holds the link", "contributor", "/fr/alertes", {
      id: "*changedAlert",
      token: "",
      intent: "delete",
    }),
    // The link of someone else's alerts opens no other's.
    byHand("nobody", "contributor", "/fr/alertes", {
      id: "*changedAlert",
      token: "*erasedAlertPage",
      intent: "delete",
    }),
    act("anyone", "contributor", "/fr/alertes?jeton=*changedAlertPage", { intent: "pause" }),
  ],
  "alertes/actions erase": [
    byHand("who holds the link", "contributor", "/fr/alertes", { token: "*erasedAlertStop" }),
    act("anyone", "contributor", "/fr/alertes?jeton=*erasedAlertPage"),
  ],
  "alertes/actions stop": [
    byHand("who holds the link", "contributor", "/fr/alertes", { token: "*stoppedAlertPage" }),
    act("anyone", "contributor", "/fr/alertes/arreter?jeton=*stoppedAlertStop"),
  ],
  "compte/actions saveProfile": person("/fr/compte", { name: "Anatole B." }),
  // Who has a passkey shows it first (lib/accounts/standing.ts).
  "compte/actions changeEmail": person("/fr/compte", { email: "chloe.b@exemple.fr" }, "contributor"),
  "compte/actions unlink": [
    act("contributor, quietly", "contributor", "/fr/compte", { intent: "*identity" }),
  ],
  "compte/actions endSessions": [act("author, quietly", "author", "/fr/compte", { intent: "*session" })],
  "compte/adresse/actions confirmAddress": [
    byHand("anyone", "contributor", "/fr/compte/adresse", { token: "*addressToken" }),
  ],
  // What only a device can answer is refused like any other lie.
  "compte/cles/actions addOwnKey": [
    otherwise(byHand("who signs in", "contributor", "/fr/compte/cles", { name: "Clé", response: "{}" })),
  ],
  "compte/cles/actions changeOwnKey": [
    byHand("author", "author", "/fr/compte/cles", {
      id: "*passkey",
      intent: "rename",
      "name-*passkey": "Ma clé",
    }),
  ],
  "compte/cles/actions makeOwnCodes": [
    otherwise(byHand("who signs in", "contributor", "/fr/compte/cles", {})),
  ],
  "connexion/cle/actions recoverWithCode": [
    otherwise(byHand("who signs in", "contributor", "/fr/connexion/cle", { code: "XXXX" })),
  ],
  "connexion/actions enterWithKey": [
    otherwise(byHand("anyone", "contributor", "/fr/connexion", { response: "{}" })),
  ],
  "compte/jetons/actions createToken": person("/fr/compte/jetons", {
    name: "Mon outil",
    scopes: ["read:own"],
    days: "30",
  }),
  "compte/jetons/actions endToken": [
    act("author, quietly", "author", "/fr/compte/jetons", { intent: "*token" }),
  ],
  "compte/webhooks/actions declare": person("/fr/compte/webhooks", {
    url: "https://autre.exemple.fr/ici",
    search: "/fr/labs",
    events: ["published"],
  }),
  "compte/webhooks/actions deliverAgain": [
    act("author", "author", "/fr/compte/webhooks/*webhook", { intent: "*delivery" }),
  ],
  "compte/webhooks/actions keepWebhook": [
    act("author", "author", "/fr/compte/webhooks/*webhook", { intent: "remove" }),
  ],
  "connexion/actions enterAsDemo": [byHand("nobody", "contributor", "/fr/connexion", { intent: "admin" })],
  "connexion/actions sendLink": [
    byHand("anyone", "contributor", "/fr/connexion", { email: "quelqu.un@exemple.fr" }),
  ],
  "contributions/actions withdrawProposal": [act("author", "author", "/fr/contributions/*withdrawn")],
  "contributions/actions withdrawTermSuggestion": [
    act("author", "author", "/fr/contributions/*ownSuggestionProposal"),
  ],
  "equipes/actions answerAsking": [
    act("managers", "manager", "/fr/equipes/*team", { intent: "accepted:*joinRequest" }),
  ],
  "equipes/actions answerInvitation": person(
    "/fr/equipes/invitation?token=*invitationToken",
    { intent: "accept" },
    "contributor",
  ),
  "equipes/actions cancelInvitation": [
    act("managers", "manager", "/fr/equipes/*team", { intent: "cancel:*invitation" }),
  ],
  "equipes/actions changeMember": [
    act("managers and reviewers", "manager", "/fr/equipes/*team", { intent: "manager:*memberPerson" }),
  ],
  "equipes/actions claimWithMail": person("/fr/equipes/rejoindre?fiche=*free", {
    email: "equipe@lab-a-tenir.fr",
  }),
  "equipes/actions claimWithModerator": person("/fr/equipes/rejoindre?fiche=*alsoFree", {
    message: "J’y travaille.",
  }),
  "equipes/actions confirm": [act("author alone", "author", "/fr/equipes/confirmer?token=*claimToken")],
  "equipes/actions joinTeam": person(
    "/fr/equipes/rejoindre?fiche=*shown",
    { message: "Puis-je ?" },
    "administrator",
  ),
  "equipes/actions changeOrganisation": [
    act("managers of another team", "manager", "/fr/equipes/*bodyTeam", { name: "Agence renommée" }),
  ],
  "equipes/actions changeSuccession": [
    act("managers of another team", "manager", "/fr/equipes/*bodyTeam", {
      other: "*predecessor",
      direction: "before",
      year: "2020",
    }),
  ],
  "equipes/actions sendInvitation": [
    act("managers", "manager", "/fr/equipes/*team", { email: "nouvelle@exemple.fr" }),
  ],
  "equipes/actions withdraw": [act("author", "author", "/fr/equipes", { intent: "join:*ownJoinRequest" })],
  "equipes/actions endPlace": [
    act("another team, reviewers", "manager", "/fr/equipes/*bodyTeam", { intent: "dissolve" }),
    act("team", "member", "/fr/equipes/*team", { intent: "leave" }),
  ],
  "importer/actions bringFile": person("/fr/importer", {}),
  "importer/actions chooseLines": [act("author", "author", "/fr/importer/*batch", { intent: "none" })],
  "moderation/actions keepView": reviewers("/fr/moderation?type=event", { name: "Mes évènements" }),
  "moderation/actions forgetView": [act("its moderator", "moderator", "/fr/moderation?type=lab", {})],
  "moderation/actions decideOnSeveral": [
    act("several but one's own", "moderator", "/fr/moderation/ensemble?id=*morePeers", {
      verdict: "accepted",
    }),
    ...reviewers("/fr/moderation/ensemble?id=*together", { verdict: "accepted" }),
  ],
  "moderation/[id]/thread-actions writeInThread": [
    act("author and reviewers", "author", "/fr/contributions/*discussed", { body: "Voici l’année." }),
    act("note between reviewers", "moderator", "/fr/moderation/*discussed", {
      body: "À revoir entre nous.",
      intent: "internal",
    }),
  ],
  "moderation/[id]/actions holdProposal": [
    act("reviewers but its author", "moderator", "/fr/moderation/*peers", { intent: "claim" }),
  ],
  "moderation/[id]/actions acceptProposal": [
    act("reviewers but its author", "moderator", "/fr/moderation/*peers", { intent: "accept" }),
    ...reviewers("/fr/moderation/*accepted", { intent: "accept" }),
  ],
  "moderation/[id]/actions refuseProposal": [
    act("reviewers but its author", "moderator", "/fr/moderation/*alsoPeers", REFUSAL),
    ...reviewers("/fr/moderation/*declined", REFUSAL),
  ],
  "moderation/echantillon/actions reviewSampled": reviewers("/fr/moderation/echantillon", { intent: "seen" }),
  "moderation/equipes/actions settleClaim": reviewers("/fr/moderation/equipes/*claim", {
    intent: "refused",
    ...REASON,
  }),
  "moderation/imports/actions actOnBatch": reviewers("/fr/moderation/imports/*batch", {
    intent: "reject",
    reasonCode: "out-of-scope",
    which: "simple",
    ...REASON,
  }),
  "moderation/quarantaines/actions setApart": reviewers("/fr/moderation/quarantaines/*sender", REASON),
  "moderation/quarantaines/actions letOut": [
    byHand("reviewers", "moderator", "/fr/moderation/quarantaines", { id: "*quarantine" }),
  ],
  "moderation/signalements/[id]/actions holdReport": reviewers("/fr/moderation/signalements/*report"),
  "moderation/signalements/[id]/actions answerReport": reviewers(
    "/fr/moderation/signalements/*answeredReport",
    { intent: "settled", answer: "C’est corrigé." },
  ),
  "moderation/signalements/[id]/actions reopen": reviewers("/fr/moderation/signalements/*closedReport"),
  "notifications/actions chooseFrequencies": person("/fr/notifications", { decision: "daily" }),
  "notifications/actions markAsRead": person("/fr/notifications", { intent: "all" }),
  "selections/actions createSelection": person("/fr/selections/nouvelle", {
    title: "Une sélection",
    visibility: "private",
  }),
  "selections/actions addToSelection": [
    act("who signs in", "author", "/fr/selections/ajouter?fiche=*shown", { to: "to-read" }),
    byHand("author", "author", "/fr/selections/ajouter?fiche=*shown", {
      fiche: "*reverted",
      to: "*private",
      title: "",
      note: "",
    }),
  ],
  "selections/actions editSelection": [
    act("author", "author", "/fr/selections/*link/modifier", { title: "Un autre titre" }),
  ],
  "selections/actions arrangeSelection": [
    act("author", "author", "/fr/selections/*private/modifier", { intent: "save" }),
  ],
  "selections/actions deleteSelection": [act("author", "author", "/fr/selections/*deleted/modifier")],
  "selections/actions moderateSelection": [
    byHand("nobody who signs in", "moderator", "/fr/selections/*public", {
      id: "*private",
      intent: "hide",
      ...REASON,
    }),
    ...reviewers("/fr/selections/*public", { intent: "hide", ...REASON }),
  ],
  "vocabulaires/actions saveTerm": reading(
    ["slug"],
    reviewers("/fr/vocabulaires/themes/ajouter", {
      labelFr: "Un sujet nouveau",
      labelEn: "A new subject",
      group: "cross-cutting",
    }),
  ),
  "vocabulaires/actions offerTerm": reviewers("/fr/vocabulaires/themes/*otherTheme", { intent: "deprecate" }),
  "vocabulaires/actions chooseMergeTarget": person(
    "/fr/vocabulaires/themes/*otherTheme/fusionner",
    {
      into: "*theme",
    },
    "moderator",
  ),
  "vocabulaires/actions mergeTerm": reviewers("/fr/vocabulaires/themes/*otherTheme/fusionner?into=*theme"),
  "vocabulaires/actions changeSuccession": reviewers("/fr/vocabulaires/organismes/*organisation", {
    intent: "add",
    other: "*predecessor",
    direction: "before",
    year: "2019",
  }),
  "vocabulaires/actions undoAct": [
    byHand("reviewers", "moderator", "/fr/vocabulaires", { id: "*themeChange" }),
  ],
  "vocabulaires/suggestions/[id]/actions acceptTermSuggestion": reading(
    ["slug"],
    reviewers("/fr/vocabulaires/suggestions/*suggestion", {
      labelEn: "A missing theme",
      group: "cross-cutting",
      intent: "accept",
    }),
  ),
  "vocabulaires/suggestions/[id]/actions refuseTermSuggestion": reviewers(
    "/fr/vocabulaires/suggestions/*refusedSuggestion",
    { answer: "Un thème proche existe déjà." },
  ),
  // The last one: who sends it in earnest is no longer there.
  "compte/effacer/actions eraseOwnAccount": person("/fr/compte/effacer", { typed: "effacer" }, "contributor"),
};
