import { formatNumber } from "../../dates";

/** What every page says: frame, types, states, small words. */
export const common = {
  siteName: "Sillage",
  tagline: "L’annuaire ouvert de l’innovation publique",
  description:
    "Sillage recense les ressources, les labs, les programmes et les événements de l’innovation publique en France. Chacun peut lire, proposer et corriger ; chaque changement est relu.",
  skip: "Aller au contenu",
  home: "Accueil",
  breadcrumb: "Fil d’Ariane",
  types: {
    resource: { one: "Ressource", many: "Ressources", a: "une ressource" },
    lab: { one: "Lab", many: "Labs", a: "un lab" },
    programme: { one: "Programme", many: "Programmes", a: "un programme" },
    event: { one: "Événement", many: "Événements", a: "un événement" },
  },
  states: {
    draft: "Brouillon",
    submitted: "En relecture",
    changes_requested: "À compléter",
    accepted: "Acceptée",
    rejected: "Refusée",
    withdrawn: "Retirée",
    quarantined: "Mise de côté",
  },
  nav: {
    label: "Menu principal",
    homeOf: "Sillage, accueil",
    themes: "Thèmes",
    map: "Carte",
    agenda: "Agenda",
    propose: "Proposer",
    account: "Mon espace",
    review: "Relecture",
    switchTitle: "Lire cette page en anglais",
    switchName: "English",
  },
  search: {
    label: "Rechercher dans l’annuaire",
    placeholder: "Un sujet, un nom, un sigle…",
    submit: "Rechercher",
  },
  footer: {
    sentence:
      "Sillage, l’annuaire ouvert de l’innovation publique. Ce que d’autres ont tracé, pour qu’on puisse le suivre.",
    explore: "Explorer",
    takePart: "Participer",
    aboutTitle: "Ce site",
    propose: "Proposer une fiche",
    journal: "Journal des décisions",
    api: "API",
    licence: "Licence des contenus",
    about: "À propos",
    contact: "Contact",
    accessibility: "Accessibilité : non conforme",
    privacy: "Données personnelles",
    legalNotice: "Mentions légales",
  },
  pagination: { label: "Pages de la liste", first: "Revenir au début", next: "Page suivante" },
  notFound: {
    title: "Cette page n’existe pas",
    text: "L’adresse est peut-être incomplète, ou la fiche n’est plus publiée. Cherchez-la par son nom, ou repartez d’une collection.",
  },
  failure: {
    title: "La page n’a pas pu s’afficher",
    text: "L’incident vient de nous, pas de vous. Rien de ce qui était enregistré n’est perdu. Réessayez dans un instant.",
    retry: "Réessayer",
    /** What follows names the incident in our log. */
    reference: "Référence à citer si vous nous écrivez : ",
  },
  externalSite: "site externe",
  /** Between a name and what it announces. */
  colon: " : ",
  inLanguage: (name: string) => `en ${name}`,
  entries: (count: number) =>
    count === 0 ? "Aucune fiche" : `${formatNumber(count, "fr")} ${count < 2 ? "fiche" : "fiches"}`,
};
