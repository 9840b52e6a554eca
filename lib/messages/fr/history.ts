import { formatNumber } from "../../dates";

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count, "fr")} ${count < 2 ? one : many}`;

/** The history of an entry, its versions, and the ways back. */
export const history = {
  title: (entry: string) => `Historique : ${entry}`,
  heading: "Historique de la fiche",
  lead: (entry: string, count: number) =>
    `« ${entry} » : ${plural(count, "version", "versions")}, de la plus récente à la première. Chacune vient d’une proposition et d’une décision.`,
  description: (entry: string) =>
    `Toutes les versions de la fiche « ${entry} » : qui a proposé quoi, quand, pourquoi, et par quelle décision.`,
  version: (version: number) => `Version ${version}`,
  current: "Version actuelle",
  created: "Création de la fiche",
  proposedBy: "Proposée par",
  acceptedBy: "Acceptée par",
  /** A moderator's own act, decided by a rule. */
  doneBy: "Faite par",
  byTeam: (name: string) => `Par l’équipe de « ${name} »`,
  rules: {
    correction: "Correction par la modération",
    archive: "Fiche archivée",
    unarchive: "Fiche sortie des archives",
    small: "Petite modification, publiée par la règle",
    revert: "Retour en arrière",
    removal: "Fiche retirée",
    team: "Modification par l’équipe de la page",
    merge: "Fusion de deux fiches",
    unmerge: "Fusion annulée",
  },
  revertsTo: (version: number) => `Retour à la version ${version}`,
  comment: "Pourquoi",
  note: "Mot de la modération",
  changes: (count: number) => plural(count, "champ modifié", "champs modifiés"),
  longChanges: (fields: string) =>
    `${fields}. Trop long pour être montré ici : comparez avec la version précédente.`,
  content: "Contenu d’origine",
  permalink: "Lien vers cette version",
  back: "Retour à la fiche",
  edit: "Proposer une modification",
  newest: "Versions les plus récentes",
  older: "Versions plus anciennes",
  pages: "Pages de l’historique",
  see: "Voir cette version",
  compareWithPrevious: "Comparer avec la précédente",
  compareWithCurrent: "Comparer avec la version actuelle",
  inPart: (fields: string) =>
    `La modération n’a pas tout repris de ce qui était proposé, ou l’a corrigé : ${fields}.`,
  inPartDetails: "Ce qui était proposé, et ce qui a été publié",
  removedEntry: "[fiche retirée]",

  at: {
    title: "La fiche à une date",
    label: "Jour",
    hint: "La version qui était en ligne à la fin de ce jour.",
    submit: "Voir",
    notYet: (day: string, first: string) =>
      `Le ${day}, la fiche n’existait pas encore : sa première version est du ${first}.`,
    wrong: "Cette date n’existe pas. Écrivez-la sous la forme 2018-09-14.",
  },

  compare: {
    title: "Comparer deux versions",
    titleOf: (from: number, to: number) => `De la version ${from} à la version ${to}`,
    from: "De la version",
    to: "À la version",
    submit: "Comparer",
    option: (version: number, day: string) => `Version ${version}, ${day}`,
    range: (count: number) => `De 1 à ${count}.`,
    wrong: (count: number) =>
      count < 2
        ? "Cette fiche n’a qu’une version : il n’y a rien à comparer."
        : `Choisissez deux versions, de 1 à ${count}.`,
    same: "Ces deux versions disent la même chose.",
    one: "C’est deux fois la même version.",
    swap: "Dans l’autre sens",
    lead: (entry: string) => `« ${entry} », champ par champ.`,
  },

  one: {
    title: (version: number, entry: string) => `Version ${version} : ${entry}`,
    banner: (version: number) => `Vous lisez la version ${version}`,
    current: "C’est la version actuelle.",
    between: (from: string, to: string) => `En ligne du ${from} au ${to}. Depuis, la fiche a changé.`,
    since: (from: string) => `En ligne depuis le ${from}.`,
    archived: "À cette version, la fiche était archivée.",
    removed: "À cette version, la fiche était retirée.",
    merged: "À cette version, la fiche renvoyait à une autre.",
    only: "Ce que d’autres fiches disent de celle-ci n’est pas repris ici.",
    nav: "Versions voisines",
    previous: (version: number) => `Version ${version}`,
    next: (version: number) => `Version ${version}`,
    today: "La fiche d’aujourd’hui",
    history: "Tout l’historique",
  },

  revert: {
    title: (version: number) => `Revenir à la version ${version}`,
    propose:
      "La fiche redeviendra ce qu’elle était, si une autre personne l’accepte : c’est une proposition comme une autre, visible dans « Mes contributions ».",
    atOnce: "La fiche redevient aussitôt ce qu’elle était. C’est une version de plus : rien n’est effacé.",
    comment: "Pourquoi revenir à cette version",
    hint: "Une phrase, visible de tous dans l’historique.",
    submit: "Revenir à cette version",
    submitProposal: "Proposer ce retour",
    signIn: "Connectez-vous pour revenir à cette version",
  },

  acts: {
    title: "Actes de modération",
    lead: "Décidés aussitôt, inscrits dans l’historique et dans le journal comme le reste.",
    reason: "Pourquoi",
    public: "Une phrase, visible de tous dans l’historique.",
    private: "Pour les autres modérateurs et modératrices seulement : personne d’autre ne lit ces mots.",
    archive: "Archiver la fiche",
    archiveText:
      "Elle ne paraît plus dans les listes ni dans la recherche, et ne se modifie plus. Son adresse reste, et le dit.",
    archiveSubmit: "Archiver",
    unarchive: "Sortir la fiche des archives",
    unarchiveText: "Elle paraît de nouveau partout, et se modifie.",
    unarchiveSubmit: "Sortir des archives",
    remove: "Retirer la fiche en urgence",
    removeText:
      "Pour les droits d’une personne ou des données personnelles. Personne d’autre que la modération ne lit plus la fiche, son historique ni son titre, où que ce soit. Son adresse répond qu’elle a été retirée, avec le motif choisi. Les autres modérateurs et modératrices sont prévenus.",
    removeSubmit: "Retirer la fiche",
    reasonCode: "Motif",
    restore: "Rétablir la fiche",
    restoreText: "Elle redevient ce qu’elle était juste avant d’être retirée.",
    restoreSubmit: "Rétablir",
    removedNotice: "Cette fiche est retirée",
    removedText: (reason: string, words: string) =>
      `Motif : ${reason}. ${words} Seule la modération lit cette page.`,
  },
  removalReasons: {
    rights: "droits d’une personne ou d’un organisme",
    "personal-data": "données personnelles",
    other: "autre motif",
  },
  done: {
    revert: (version: number) =>
      `C’est fait : la fiche est revenue en arrière, et en est à la version ${version}.`,
    archive: "La fiche est archivée.",
    unarchive: "La fiche est sortie des archives.",
    remove: "La fiche est retirée. Les autres modérateurs et modératrices sont prévenus.",
    restore: "La fiche est rétablie.",
  },

  gone: {
    title: "Cette fiche a été retirée",
    text: (reason: string) => `La modération l’a retirée de l’annuaire. Motif : ${reason}.`,
    more: "Elle n’est plus lisible, et son historique non plus. Si vous pensez que c’est une erreur, écrivez-nous.",
    contact: "Contact",
  },
};
