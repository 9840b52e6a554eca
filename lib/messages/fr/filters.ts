import { formatNumber } from "../../dates";
import { common } from "./common";

const number = (count: number) => formatNumber(count, "fr");

/** What narrows a list, what to do when nothing is found, and the entries that are alike. */
export const filters = {
  title: "Filtres",
  /** The button of small screens. */
  open: "Filtrer",
  skip: "Passer les filtres",
  results: (count: number, more: boolean) =>
    more
      ? `Voir les plus de ${number(count)} résultats`
      : count === 0
        ? "Voir ce qui peut être tenté"
        : count < 2
          ? "Voir le résultat"
          : `Voir les ${number(count)} résultats`,
  used: (count: number): string => (count < 2 ? "1 filtre actif" : `${count} filtres actifs`),
  usedHere: (count: number): string => (count < 2 ? "valeur choisie" : "valeurs choisies"),
  all: (count: number) => `Voir tout (${number(count)})`,
  chosen: "(choisi, retirer)",
  atLeast: (count: number) => `≥ ${number(count)}`,
  partial: "≥ : au moins. Ces nombres portent sur les fiches les plus récentes.",
  facets: {
    type: "Type",
    when: "Moment",
    deadline: "Date limite",
    theme: "Thème",
    kind: "Nature",
    place: "Territoire",
    by: "Organisme",
    date: "Dates",
    year: "Année",
    language: "Langue",
  },
  find: {
    place: "Trouver un territoire",
    by: "Trouver un organisme",
    submit: "Trouver",
    found: (typed: string) => `Pour « ${typed} » :`,
    none: (typed: string) => `Aucun nom ne contient « ${typed} ».`,
  },
  period: {
    title: "Période",
    from: "Du",
    to: "au",
    hint: "Une année, un mois ou un jour : 2018, 09/2018 ou 14/09/2018.",
    wrong: "Écrivez une année, un mois ou un jour : 2018, 09/2018 ou 14/09/2018.",
    reversed: "Cette date est avant le début de la période.",
    submit: "Appliquer",
  },
  national: {
    title: "À l’échelle nationale",
    lead: (count: number, more: boolean) =>
      more
        ? `Plus de ${common.entries(count)} de portée nationale répondent aussi à cette recherche.`
        : count < 2
          ? "1 fiche de portée nationale répond aussi à cette recherche."
          : `${common.entries(count)} de portée nationale répondent aussi à cette recherche.`,
    mix: "Les mêler aux résultats",
  },
  views: { label: "Affichage", list: "Liste", map: "Carte", agenda: "Agenda" },
  listTitle: (parts: readonly string[], count: string) => `${parts.join(", ")} : ${count}`,
  nothing: {
    title: (text: string) => `Aucune fiche ne répond à « ${text} »`,
    titleFilters: "Aucune fiche ne répond à ces filtres",
    titleEmptyWords: "Ces mots sont trop courants pour être cherchés",
    emptyWords: (text: string) =>
      `« ${text} » ne contient que de petits mots ou des mots à exclure. Ajoutez le sujet, le nom ou le sigle que vous cherchez.`,
    without: "La même recherche, un filtre en moins",
    withoutOne: (label: string) => `Sans « ${label} »`,
    withoutWords: (text: string) => `Sans les mots « ${text} »`,
    withoutAll: "Sans aucun filtre",
    words: "Un mot proche",
    organisations: "Organismes au nom proche",
    themes: "Thèmes au nom proche",
    missing: "La fiche manque ?",
    missingText: "Proposez-la : une adresse électronique suffit, et une personne relit avant de publier.",
    propose: "Proposer une fiche",
    browse: "Parcourir l’annuaire",
    allThemes: "Tous les thèmes",
  },
  similar: {
    title: "Fiches proches",
    themes: (labels: readonly string[]) =>
      labels.length < 2 ? `Même thème : ${labels.join("")}` : `Mêmes thèmes : ${labels.join(", ")}`,
    organisations: (names: readonly string[]) =>
      names.length < 2 ? `Même organisme : ${names.join("")}` : `Mêmes organismes : ${names.join(", ")}`,
    place: (name: string) => `Même territoire : ${name}`,
    series: (name: string) => `Même cycle : ${name}`,
    kind: (label: string) => `Même nature : ${label.toLowerCase()}`,
  },
};
