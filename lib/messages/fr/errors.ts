/**
 * Why an act is refused: one sentence a key of DomainError, which says what happened and what to do. All take the
 * error's parameters.
 */
import { formatInstant } from "../../dates";
import type { ErrorParams } from "../../errors";
import { fields } from "./fields";

export const errors = {
  refused: () => "Cette action n’est pas possible.",
  originRefused: () =>
    "Cette demande ne vient pas d’une page de Sillage : par sécurité, elle est refusée. Rechargez la page, puis recommencez.",
  unavailable: () =>
    "Sillage ne peut pas enregistrer pour le moment. Rien de ce que vous avez saisi n’est perdu : réessayez dans quelques minutes.",
  /** It may be saved. */
  inDoubt: () =>
    "La connexion a été coupée pendant l’enregistrement : il est peut-être fait. Rien de ce que vous avez saisi n’est perdu. Renvoyez ce formulaire dans un instant : ce qui est déjà enregistré ne le sera pas deux fois.",
  signInFirst: () => "Connectez-vous pour continuer.",
  signInAgain: () =>
    "Votre session n’est pas ouverte, ou ne l’est plus. Tout ce que vous avez saisi est encore ici : connectez-vous dans un autre onglet, puis renvoyez ce formulaire.",
  notAllowed: () => "Votre compte ne permet pas cette action.",
  notFound: () => "Cet élément n’existe pas, ou n’existe plus.",
  ownProposal: () => "Personne ne décide de sa propre proposition : une autre personne doit la relire.",
  notPossibleInThisState: () =>
    "Cette action n’est plus possible : la proposition a changé d’état entre-temps. Rechargez la page pour voir où elle en est.",
  nothingChanged: () => "Rien n’a changé par rapport à la fiche publiée : il n’y a rien à proposer.",
  addressNotRead: () => "Cette adresse n’a pas été lue.",
  keptAsDraft: () =>
    "Il y manque quelque chose : elle est gardée en brouillon. Complétez-la, puis envoyez-la.",
  invalidContent: () => "Certains champs sont à corriger avant l’envoi.",
  staleRevision: ({ version }: ErrorParams) =>
    version === undefined
      ? "Cette proposition a été modifiée entre-temps, peut-être par vous dans un autre onglet. Rechargez la page pour voir la dernière version."
      : `Cette proposition a été modifiée entre-temps (version ${version}), peut-être par vous dans un autre onglet. Rechargez la page pour voir la dernière version.`,
  claimedByOther: ({ name, minutes }: ErrorParams) =>
    `${name} relit cette proposition${minutes === undefined ? "" : ` (encore ${minutes} min au plus)`}.`,
  unsettledCorrection: () => "Une de vos corrections attend un choix.",
  noSuchColleague: () =>
    "Choisissez un ou une collègue de la liste : la personne demandée ne peut pas décider de cette proposition.",
  answerGone: () =>
    "Cette réponse type n’est plus proposée : choisissez-en une autre, ou écrivez votre message.",
  answerMoved: () =>
    "Quelqu’un d’autre a modifié cette réponse entre-temps : rechargez la page pour la voir.",
  answerInvalid: () => "La réponse n’est pas complète.",
  tooManyAnswers: ({ max }: ErrorParams) =>
    `Il y a déjà ${max} réponses types : retirez-en une avant d’en ajouter.`,
  viewUnnamed: () => "Donnez un nom à la vue.",
  viewEmpty: () => "Choisissez au moins un filtre : sans filtre, la vue est toute la file.",
  tooManyViews: ({ max }: ErrorParams) => `Vous avez déjà ${max} vues : retirez-en une avant d’en ajouter.`,
  selectionInvalid: () => "Certains champs sont à corriger.",
  selectionMoved: () =>
    "Cette sélection a changé entre-temps, peut-être dans un autre onglet. Rechargez la page pour la voir telle qu’elle est.",
  tooManySelections: ({ max }: ErrorParams) =>
    `Vous avez déjà ${max} sélections : supprimez-en une avant d’en créer.`,
  selectionFull: ({ max }: ErrorParams) => `Une sélection tient au plus ${max} fiches.`,
  nothingTicked: () => "Cochez au moins une proposition.",
  tooManyTogether: ({ max }: ErrorParams) => `Décidez de ${max} propositions au plus à la fois.`,
  reasonMissing: () => "Indiquez le motif de la décision.",
  /** `fields`: names of fields, separated by spaces. */
  entryMoved: ({ fields: names = "" }: ErrorParams) =>
    `La fiche a changé entre-temps sur ce que la proposition modifie aussi : ${labels(String(names))}.`,
  nothingKept: () =>
    "Rien n’est retenu de cette proposition : pour ne rien en publier, refusez-la en disant pourquoi.",
  alreadySo: () => "C’est déjà le cas : il n’y a rien à changer.",
  /** `name` of the moderator, `verdict`, `at` the instant (ISO 8601). */
  decidedByOther: ({ name, verdict, at }: ErrorParams) =>
    `${name} a déjà décidé de cette proposition, le ${formatInstant(new Date(String(at)), "fr")} : ${verdicts[String(verdict)] ?? "décision prise"}.`,
  withdrawn: () => "La personne qui avait fait cette proposition l’a retirée.",
  draftTooLong: () =>
    "Ce brouillon est trop long pour être gardé. Rien n’est perdu : raccourcissez les textes les plus longs, puis enregistrez de nouveau.",
  reasonTooLong: ({ max }: ErrorParams) => `Ce motif est trop long : ${max} caractères au plus.`,
  messageMissing: () => "Écrivez votre message avant de l’envoyer.",
  messageTooLong: ({ max }: ErrorParams) => `Ce message est trop long : ${max} caractères au plus.`,
  /** `max` in an hour. */
  tooManySuggestions: ({ max }: ErrorParams) =>
    `Une proposition porte au plus ${max} suggestions de vocabulaire.`,
  suggestionSettled: () => "Cette suggestion a été réglée entre-temps.",
  tooManyMessages: ({ max }: ErrorParams) =>
    `Vous avez écrit ${max} messages en une heure, c’est le maximum. Gardez celui-ci et envoyez-le plus tard.`,
  threadFull: () =>
    "Cet échange a atteint le nombre maximal de messages. Écrivez-nous par la page Contact pour aller plus loin.",
  archivedEntry: () => "Cette fiche est archivée : elle ne se modifie plus.",
  alreadyMerged: () => "L’une de ces fiches est déjà réunie avec une autre.",
  revertMerge: () =>
    "Revenir à cette version réunirait ou séparerait deux fiches : cela se fait depuis la page du doublon, qui remet tout en place.",
  notAdoptable: () => "Cette proposition n’attend plus, ou modifie déjà une fiche.",
  removedEntry: () => "Cette fiche a été retirée : il faut d’abord la rétablir.",
  /** `version` that the entry has now. */
  entryChanged: ({ version }: ErrorParams) =>
    `La fiche a changé entre-temps : elle en est à la version ${version}. Rechargez la page, et voyez si vous voulez encore y revenir.`,
  /** `names` of what is gone. */
  referencesGone: ({ names }: ErrorParams) =>
    `Cette version cite ce que l’annuaire n’a plus : ${names}. Rien n’a été changé. Proposez plutôt une modification, sans ces mentions.`,
  revertToRemoved: () =>
    "À cette version, la fiche était retirée. Choisissez-en une autre, ou retirez la fiche en disant pourquoi.",
  slugTaken: () => "Une autre fiche porte déjà cette adresse.",
  /** `max` in an hour. */
  tooManyProposals: ({ max }: ErrorParams) =>
    `Vous avez envoyé ${max} propositions en une heure, c’est le maximum. Votre brouillon est gardé : envoyez-le plus tard.`,
  personMoved: () =>
    "Le rôle de cette personne a changé entre-temps. Rechargez la page pour voir ce qu’il est.",
  blockOneself: () => "Vous ne pouvez pas suspendre votre propre compte.",
  termMerged: () => "Ce terme a été fusionné dans un autre : c’est l’autre qui se modifie.",
  termMoved: () =>
    "Quelqu’un d’autre a modifié les mêmes champs entre-temps. Rechargez la page pour voir ce qu’ils sont, puis recommencez.",
  synonymsMoved: () =>
    "Quelqu’un d’autre a modifié ce jeu de synonymes entre-temps. Rechargez la page pour voir ce qu’il est, puis recommencez.",
  tooManySynonyms: ({ max }: ErrorParams) =>
    `Il y a déjà ${max} jeux de synonymes, c’est le maximum : retirez-en un d’abord.`,
  termInUse: () => "Ce terme est utilisé : il ne peut plus être supprimé. Vous pouvez cesser de le proposer.",
  alreadyUndone: () => "Cet acte a déjà été annulé.",
  changedSince: () => "Rien n’est annulé : tout ce que cet acte avait changé a été modifié depuis.",
  /** `name` of what was merged after. */
  undoLaterFirst: ({ name }: ErrorParams) =>
    `Une fusion plus récente repose sur celle-ci : annulez d’abord la fusion de « ${name} ».`,
  invalidEmail: () => "Cette adresse électronique n’est pas utilisable.",
  identityTaken: () => "Cette identité est déjà associée à un autre compte.",
  lastWayIn: () => "C’est votre seul moyen de vous connecter : confirmez d’abord une adresse électronique.",
  invalidProfile: () => "Ces réglages sont à corriger.",
  erasureNotTyped: () => "Le compte n’est pas effacé : le mot qui le confirme n’a pas été écrit.",
  lastAdministrator: () =>
    "Vous êtes la dernière personne à administrer Sillage : donnez d’abord ce rôle à quelqu’un d’autre.",
  linkOnItsWay: ({ minutes }: ErrorParams) =>
    `Plusieurs liens viennent d’être envoyés à cette adresse : le dernier reste valable dix minutes après son envoi. Pour en demander un autre, réessayez dans ${minutesFr(minutes)}.`,
  tooManyLinks: ({ minutes }: ErrorParams) =>
    `Trop de liens de connexion ont été demandés. Réessayez dans ${minutesFr(minutes)}.`,
  invalidReport: () => "Ce signalement est à compléter.",
  tooManyReports: ({ minutes }: ErrorParams) =>
    `Beaucoup de signalements viennent d’arriver. Rien n’est perdu : réessayez dans ${minutesFr(minutes)}.`,
  reportClosed: () => "Ce signalement est déjà clos. Rechargez la page pour voir la réponse.",
  reportOpen: () => "Ce signalement est déjà ouvert. Rechargez la page.",
  reportErased: () => "Le texte de ce signalement a été effacé : il ne se rouvre plus.",
  reportSaidAgain: () =>
    "La vérification a fait depuis un autre signalement, qui est ouvert : répondez à celui-là.",
  reportClaimedByOther: ({ name, minutes }: ErrorParams) =>
    `${name} s’occupe de ce signalement, encore ${minutesFr(minutes)}.`,
  askGone: () =>
    "Ce lien ne sert plus : il est trop ancien ou incomplet. Vous pouvez toujours proposer une modification.",
  answerMissing: () => "Écrivez la réponse : la personne qui a signalé doit savoir ce qui a été fait.",
  formTrap: () =>
    "Ce formulaire a un champ que personne ne voit, et il a été rempli : par un programme, ou par un outil qui remplit les champs à votre place. Videz ce qu’il a rempli, ou désactivez-le sur cette page, puis renvoyez.",
  formTooFast: () => "Ce formulaire a été renvoyé plus vite que personne ne le lit. Renvoyez-le tel quel.",
  formTooOld: () =>
    "Cette page était ouverte depuis trop longtemps, ou n’avait pas fini de se charger. Ce que vous avez saisi est encore là : renvoyez-le.",
  formNeedsProof: () =>
    "Sillage reçoit en ce moment un nombre inhabituel d’envois, et vérifie que des personnes les font. Rien de ce que vous avez saisi n’est perdu : renvoyez ce formulaire dans une minute.",
  nothingWaits: () => "Rien de ce compte n’attend : il n’y a rien à mettre de côté.",
  notInTheTeam: () =>
    "Vous n’êtes plus dans l’équipe qui tient cette page. Envoyez plutôt votre modification à la relecture : rien n’est perdu.",
  notTeamManager: () => "Seules les personnes responsables de l’équipe peuvent le faire.",
  teamDissolved: () => "Cette équipe n’existe plus : elle a été dissoute.",
  lastManager: () =>
    "Une équipe garde toujours une personne responsable : rendez d’abord quelqu’un d’autre responsable, ou dissolvez l’équipe.",
  alreadyInTeam: () => "Ce compte est déjà dans l’équipe.",
  alreadyAsked: () => "Votre demande attend déjà une réponse.",
  alreadyInvited: () => "Cette adresse a déjà une invitation qui attend.",
  personBlocked: () => "Ce compte est suspendu : il ne peut rien tenir.",
  pageHeld: () => "Cette page vient d’être confiée à une équipe : vous pouvez demander à la rejoindre.",
  pageClosed: () => "Cette page est archivée ou n’est plus dans l’annuaire : elle ne se tient plus.",
  pageMoved: () => "Cette page vient d’être réunie avec une autre. Rechargez, puis recommencez.",
  linkGone: () => "Ce lien ne fonctionne plus : il a déjà servi, a été annulé ou a expiré.",
  claimOfAnother: () =>
    "Ce lien est celui d’un autre compte : connectez-vous avec le compte qui a fait la demande.",
  ownClaim: () => "C’est votre demande : quelqu’un d’autre y répond.",
  tooManyRequests: ({ minutes }: ErrorParams) => `Trop de demandes. Réessayez dans ${minutesFr(minutes)}.`,
  tooManyTokens: ({ max }: ErrorParams) => `Un compte a ${max} jetons au plus : révoquez-en un d’abord.`,
  tooManyWebhooks: ({ max }: ErrorParams) => `Un compte a ${max} webhooks au plus : supprimez-en un d’abord.`,
  webhookStopped: () => "Ce webhook est arrêté : relancez-le d’abord.",
  keyReused: () => "Cette clé d’idempotence a déjà servi pour une autre demande.",
  invalidSource: () => "Cette source est à compléter.",
  sourceExists: () => "Cette adresse est déjà celle d’une source.",
  sourceMoved: () => "L’état de cette source a changé entre-temps. Rechargez la page.",
  tooManyWaiting: ({ waiting, max }: ErrorParams) =>
    `Déjà ${waiting} propositions de vos imports attendent une relecture, et ${max} au plus peuvent attendre : choisissez-en moins, ou revenez plus tard.`,
  fileRefused: () => "Ce fichier n’a pas été importé.",
  tooManyFiles: ({ minutes }: ErrorParams) =>
    `Vous avez importé beaucoup de fichiers. Le prochain sera possible dans ${minutesFr(minutes)}.`,
  batchUnderWay: () =>
    "Un travail est déjà en cours sur cet import. Attendez qu’il soit fini, puis recommencez.",
  invalidAlert: () => "L’alerte n’est pas complète.",
  alertLinkGone: () => "Ce lien ne sert plus. Chaque courriel d’alerte en a un qui mène à vos alertes.",
  alertTooLong: () => "Cette recherche est trop longue pour être suivie : retirez-en des filtres.",
  tooManyAlerts: ({ max }: ErrorParams) =>
    `Vous suivez déjà ${max} recherches et fiches. Supprimez une alerte avant d’en ajouter une.`,
  keyFirst: () => "Cet acte demande une session confirmée par une clé d’accès.",
  proveFirst: () =>
    "Confirmez d’abord que c’est vous : avec une de vos clés ou un code de secours, ou, avant la première clé, en vous connectant de nouveau.",
  keyRefused: () =>
    "Cette clé d’accès n’a pas pu être vérifiée : elle n’est pas connue ici, a été retirée, ou la demande a expiré. Réessayez, ou passez par un lien reçu par courriel.",
  keyBlocked: () =>
    "La connexion à ce compte a été suspendue par l’administration de Sillage. Écrivez-nous pour en parler.",
  keyKnown: () => "Cette clé d’accès est déjà connue de Sillage.",
  tooManyKeys: ({ max }: ErrorParams) => `Un compte a ${max} clés d’accès au plus : retirez-en une d’abord.`,
  noKeyYet: () => "Ce compte n’a pas de clé d’accès.",
  ownKeys: () => "Vos propres clés se retirent dans votre espace.",
  noLineChosen: () => "Rien n’est choisi : il n’y a rien à faire.",
};

function minutesFr(minutes: string | number | undefined): string {
  if (minutes === undefined) return "quelques minutes";
  return Number(minutes) > 1 ? `${minutes} minutes` : "une minute";
}

const verdicts: Readonly<Record<string, string>> = {
  accepted: "acceptée",
  changes_requested: "à compléter",
  rejected: "refusée",
};

function labels(names: string): string {
  const known = new Map(Object.entries(fields).map(([key, text]) => [key, text]));
  return names
    .split(" ")
    .map((name) => {
      const text = known.get(name);
      return typeof text === "object" && "label" in text ? text.label : name;
    })
    .join(", ");
}
