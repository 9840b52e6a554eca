/** What is wrong with a field: one sentence a code, which says how to put it right. All take the issue's parameters. */
import { formatNumber } from "../../dates";
import type { ErrorParams } from "../../errors";

export const issues = {
  invalid: () => "Cette valeur n’est pas acceptée.",
  /** A field changed twice. */
  chooseBetween: () => "Choisissez ce que la fiche doit dire : ce champ a été changé deux fois.",
  required: () => "Ce champ est obligatoire.",
  requiredComment: () => "Dites en une phrase pourquoi vous proposez cette modification.",
  tooLong: ({ max }: ErrorParams) =>
    `Ce texte est trop long : ${figureFr(max)} caractères au plus. Rien n’a été coupé, à vous de choisir.`,
  tooMany: ({ max }: ErrorParams) => `Il y en a trop : ${figureFr(max)} au plus.`,
  tooSmall: ({ min }: ErrorParams) =>
    min === undefined ? "Ce nombre est trop petit." : `Ce nombre est trop petit : ${figureFr(min)} au moins.`,
  tooBig: ({ max }: ErrorParams) =>
    max === undefined ? "Ce nombre est trop grand." : `Ce nombre est trop grand : ${figureFr(max)} au plus.`,
  notNumber: () => "Écrivez un nombre, en chiffres.",
  notInList: () => "Choisissez une valeur de la liste.",
  titleNeedsNew: () => "Vous avez écrit un titre : choisissez « Une nouvelle sélection », ou effacez-le.",
  notEmail: () =>
    "Écrivez une adresse électronique complète, comme prenom.nom@exemple.fr, sans accent ni espace.",
  sameEmail: () => "C’est déjà l’adresse de votre compte.",
  tooShort: ({ min }: ErrorParams) => `Ce texte est trop court : ${figureFr(min)} caractères au moins.`,
  notName: () => "Écrivez un nom, avec au moins une lettre et sans adresse.",
  reservedName: () => "Ce nom ferait croire à une fonction dans Sillage : choisissez-en un autre.",
  foreignDomain: () => "Cette adresse n’est pas du domaine du site de la page.",
  unknownCode: () => "Ce code n’est pas connu, ou a déjà servi.",
  erasureWord: () => "Écrivez le mot demandé.",
  notWebAddress: () => "Écrivez une adresse complète, qui commence par https:// ou http://.",
  notIdentifier: () =>
    "Donnez l’adresse d’une page (https://…), un DOI (10.…), un ISBN à 10 ou 13 chiffres ou un identifiant HAL (hal-…). Vérifiez qu’il n’y manque rien.",
  notPublicAddress: () =>
    "Sillage ne lit que des pages publiques du web, par http ou https : ni réseau interne, ni port particulier, ni mot de passe dans l’adresse.",
  notDate: () =>
    "Cette date n’existe pas. Donnez une année sur quatre chiffres, puis si vous les connaissez le mois et le jour.",
  notTime: () => "Écrivez une heure entre 00:00 et 23:59.",
  notZone: () => "Choisissez un fuseau horaire de la liste.",
  endsBeforeStart: () => "La fin est avant le début.",
  timeNeedsDay: () => "Une heure ne va qu’avec un jour précis : complétez la date de début.",
  pointIsWhole: () => "Un point a une latitude et une longitude : donnez les deux, ou aucune.",
  pagesInOrder: () => "La dernière page est avant la première.",
  double: () => "Cette ligne est déjà dans la liste.",
  unreadable: () => "Ce texte contient un caractère illisible, montré par « � » : remplacez-le.",
  unknownTheme: () => "Ce thème n’existe pas ou n’existe plus.",
  unknownTerritory: () => "Ce territoire n’existe pas dans le code officiel géographique.",
  unknownOrganisation: () => "Cet organisme n’est pas dans l’annuaire : laissez seulement son nom.",
  unknownEntry: () => "Cette fiche n’existe pas ou n’existe plus.",
  relatedToItself: () => "Une fiche ne peut pas être en relation avec elle-même.",
  nameTaken: () => "Ce nom est déjà pris dans le vocabulaire.",
  unknownBody: () => "Cet organisme n’est pas dans l’annuaire.",
  withinItself: () => "Un organisme ne peut pas faire partie de lui-même, même de loin.",
  followsItself: () => "Un organisme ne peut pas prendre la suite de lui-même, même de loin.",
  mergedIntoItself: () => "Choisissez-en un autre : rien ne peut être fusionné dans soi-même.",
  mergedIntoOtherType: () => "Choisissez une fiche de la même collection.",
  invalidYear: () => "Écrivez une année sur quatre chiffres, entre 1500 et 2200.",
  fewExpressions: ({ min }: ErrorParams) => `Écrivez au moins ${figureFr(min)} expressions, une par ligne.`,
  /** `text` of the expression, as for those that follow. */
  expressionLength: ({ text, min, max }: ErrorParams) =>
    `« ${text} » : une expression a de ${figureFr(min)} à ${figureFr(max)} caractères.`,
  expressionSaysNothing: ({ text }: ErrorParams) =>
    `« ${text} » n’a aucun mot que la recherche garde : écrivez l’expression en toutes lettres.`,
  expressionTwice: ({ text, other }: ErrorParams) =>
    text === other
      ? `« ${text} » est écrite deux fois.`
      : `« ${text} » et « ${other} » sont la même pour la recherche, qui ne tient compte ni des capitales, ni des accents, ni du pluriel : gardez-en une.`,
  expressionShared: ({ text }: ErrorParams) => `« ${text} » est déjà dans un autre jeu de synonymes.`,
  unsettled: () => "Cette recherche attend votre choix : choisissez parmi les résultats, ou videz-la.",
  notFeed: () => "Ce n’est pas un flux.",
  notOai: () => "Ce n’est pas une archive OAI-PMH.",
  fileEmpty: () => "Ce fichier est vide.",
  fileNotText: ({ kind }: ErrorParams): string =>
    kind === "zip"
      ? "Ce fichier est une archive ou un classeur (zip, xlsx, ods) : enregistrez son contenu en CSV, en BibTeX ou en RIS."
      : kind === "pdf"
        ? "Ce fichier est un PDF : exportez plutôt les notices depuis votre logiciel de bibliographie."
        : kind === "office"
          ? "Ce fichier vient d’un ancien logiciel de bureautique : enregistrez-le en CSV."
          : "Ce fichier n’est pas un texte : il ne contient pas de notices lisibles.",
  fileUnknown: () =>
    "Ce format n’est pas reconnu. Formats possibles : BibTeX, RIS, CSL-JSON, CSV, iCalendar.",
  fileTooBig: ({ max }: ErrorParams) =>
    `Ce fichier est trop lourd : ${figureFr(max)} Mo au plus. Coupez-le en plusieurs.`,
  fileMissing: () => "Choisissez un fichier.",
  fileTooSlow: () =>
    "Ce fichier demande trop de temps à lire : il est sans doute abîmé. Coupez-le en plusieurs pour trouver où.",
  fileUnreadable: () => "Ce fichier n’a pas pu être lu : il est sans doute abîmé.",
  fileWithoutRecords: () => "Aucune notice n’a été trouvée dans ce fichier.",
  jsonBroken: () => "Ce fichier JSON est incomplet ou abîmé : exportez-le de nouveau.",
  quoteUnclosed: ({ line }: ErrorParams) =>
    `Ligne ${figureFr(line)} : un guillemet est ouvert et jamais refermé, ou mal placé.`,
  recordTooLong: ({ line }: ErrorParams) =>
    `Ligne ${figureFr(line)} : cette ligne est trop longue pour une notice.`,
  columnTwice: ({ column }: ErrorParams) => `La colonne « ${column} » est là deux fois.`,
  columnUnknown: ({ column }: ErrorParams) =>
    `La colonne « ${column} » n’est pas connue. Les noms attendus sont dans les modèles à télécharger, plus bas.`,
  tooManyRecords: ({ count, max }: ErrorParams) =>
    `Ce fichier a ${figureFr(count)} notices : ${figureFr(max)} au plus. Coupez-le en plusieurs.`,
  recordUnclosed: () => "Une accolade ou une fin manque : la notice ne se termine pas.",
  recordUnreadable: () =>
    "Cette notice est mal formée : une virgule, une accolade ou un guillemet manque sans doute.",
  outsideRecord: () => "Cette ligne n’appartient à aucune notice.",
  tooManyCells: ({ cells, columns }: ErrorParams) =>
    `Cette ligne a ${figureFr(cells)} cases pour ${figureFr(columns)} colonnes : un séparateur est sans doute de trop.`,
  titleMissing: () => "Cette notice n’a pas de titre.",
  typeUnknown: ({ type }: ErrorParams) => `« ${type} » n’est pas un type de fiche.`,
  columnOfOtherType: ({ column }: ErrorParams) => `La colonne « ${column} » ne va pas avec ce type de fiche.`,
  looksLike: ({ entries }: ErrorParams) =>
    `Elle ressemble à des fiches déjà publiées : ${entries}. Modifiez plutôt celle-ci, ou dites pourquoi c’en est une autre.`,
  notHttps: () => "Cette adresse doit commencer par https://, sans mot de passe ni port.",
  notOurSearch: () => "Cette adresse n’est pas celle d’une recherche ou d’une liste de Sillage.",
  chooseLines: () => "Choisissez au moins une fiche.",
};

function figureFr(value: string | number | undefined): string {
  return formatNumber(Number(value ?? 0), "fr");
}
